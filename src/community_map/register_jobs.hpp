// The two long steps of an Import as jobs: reading an uploaded file, and saving what was read.
#pragma once

#include <map>
#include <string>

#include "platform/jobs/queue.hpp"
#include "platform/machine.hpp"

namespace community_map {

std::map<std::string, jobs::Work> register_jobs(const platform::Machine& machine);

}  // namespace community_map
