// Runs a target over files: replay_TARGET FOLDER...  Fails when there are none.

#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/fuzz/invariant.hpp"

namespace {

void run(const std::filesystem::path& file) {
  std::ifstream input(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(input), {}};
  // What a target aborts on is the last name printed.
  std::printf("%s\n", file.filename().c_str());
  std::fflush(stdout);
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

}  // namespace

int main(int argc, char** argv) {
  int files = 0;
  for (int at = 1; at < argc; ++at) {
    if (!std::filesystem::is_directory(argv[at])) continue;
    for (const auto& entry : std::filesystem::directory_iterator(argv[at])) {
      run(entry.path());
      ++files;
    }
  }
  std::printf("%d inputs replayed\n", files);
  return files > 0 ? 0 : 1;
}
