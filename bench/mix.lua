-- For wrk: asks the paths of the file named in PATHS in turn, and says in one line what came of it:
-- answers, microseconds, and answers that were not good.
local paths = {}
for line in io.lines(os.getenv("PATHS")) do
    paths[#paths + 1] = line
end
local turn = 0

function request()
    turn = turn % #paths + 1
    return wrk.format("GET", paths[turn])
end

function done(summary)
    local errors = summary.errors
    io.write(string.format("answers %d %d %d\n", summary.requests, summary.duration,
        errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
