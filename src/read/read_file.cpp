#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "read/discover.hpp"

namespace novel2epub::read {
namespace {

Diagnostic unreadable(const std::string& name, int error) {
  const std::string reason = std::generic_category().message(error);
  return {Severity::error, "input.unreadable", name, 0, reason, {reason}};
}

}  // namespace

Result<std::string> read_file(const std::string& path, const std::string& name) {
  constexpr std::size_t most = std::size_t{1} << 30;
  const int handle = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (handle < 0) return std::unexpected(unreadable(name, errno));
  struct stat status {};
  std::string bytes;
  std::size_t size = 0;
  std::size_t want =
      ::fstat(handle, &status) == 0 && status.st_size > 0 ? static_cast<std::size_t>(status.st_size) : 65535;
  int error = 0;
  while (size <= most) {
    bytes.resize(std::min(want, most) + 1);  // one more than there should be, to see the end in one read
    const ssize_t got = ::read(handle, bytes.data() + size, bytes.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) error = errno;
    if (got <= 0) break;
    size += static_cast<std::size_t>(got);
    if (size == bytes.size()) want = size * 2;
  }
  if (path != "-") ::close(handle);
  if (error != 0) return std::unexpected(unreadable(name, error));
  if (size > most)
    return std::unexpected(Diagnostic{Severity::error, "input.too-large", name, 0, "more than 1 GiB"});
  bytes.resize(size);
  return bytes;
}

}  // namespace novel2epub::read
