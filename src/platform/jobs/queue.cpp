#include "platform/jobs/queue.hpp"

#include "platform/jobs/store.hpp"

namespace jobs {

JobId enqueue(db::Write& write, base::Random& random, base::Instant now, const NewJob& job) {
    const JobId id = JobId::make(random);
    store::insert(write, id, job, now);
    return id;
}

std::optional<Progress> progress(db::Read& read, const JobId& job) {
    return store::progress(read, job);
}

}  // namespace jobs
