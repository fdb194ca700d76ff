-- Sends each pair (member, activity) once: the bearer of one, the code of the other in the body, or in the path. `first` is the number of the first pair.
local function lines(path)
  local all = {}
  for line in io.lines(path) do all[#all + 1] = line end
  return all
end

function init(args)
  bearers, codes = lines(args[1]), lines(args[2])
  number = tonumber(args[3])
  path, body = args[4], args[5]
end

function request()
  local m, a = number % #bearers, math.floor(number / #bearers) % #codes
  number = number + 1
  local headers = { ["Content-Type"] = "application/json" }
  if bearers[m + 1] ~= "-" then headers["Authorization"] = "Bearer " .. bearers[m + 1] end  -- "-" is nobody
  local function named(text) return (text:gsub("%%s", function() return codes[a + 1] end)) end
  if path:find("%%s") then headers["If-Match"] = '"1"' end  -- a decision on something that nobody has changed
  return wrk.format("POST", named(path), headers, named(body))
end

function done(summary, latency, requests)
  local failed = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format("RESULT %d %d %d %d %d\n", summary.requests, summary.duration, failed, latency:percentile(50), latency:percentile(99)))
end
