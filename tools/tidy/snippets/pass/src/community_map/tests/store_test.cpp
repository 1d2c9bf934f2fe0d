#include "community_map/store.hpp"

int main() {
    return community_map::count_orgs();
}
