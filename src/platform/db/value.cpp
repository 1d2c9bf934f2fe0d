#include "platform/db/value.hpp"

#include <cstring>

#include "base/ensure.hpp"

namespace db {

base::IdBytes Row::id_bytes(int column) const {
    const Blob bytes = blob(column);
    base::IdBytes id{};
    ENSURE(bytes.size() == id.size(), "an id column holds 16 bytes");
    std::memcpy(id.data(), bytes.data(), id.size());
    return id;
}

}  // namespace db
