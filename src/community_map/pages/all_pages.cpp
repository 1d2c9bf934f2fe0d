#include "community_map/pages.hpp"
#include "community_map/pages/parts.hpp"

namespace community_map {

void add_pages(http::Routes& routes, const platform::Machine& machine, AtlasShelf& shelf) {
    const pages::Rooms rooms{machine, shelf};
    pages::add_first_pages(routes, rooms);
    pages::add_city_pages(routes, rooms);
    pages::add_city_files(routes, rooms);
    pages::add_org_pages(routes, rooms);
    pages::add_entering_pages(routes, rooms);
    pages::add_correcting_pages(routes, rooms);
    pages::add_import_pages(routes, rooms);
}

}  // namespace community_map
