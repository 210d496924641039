// A disk that somebody else fills between the look at its room and the write.

#include <doctest/doctest.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "graph/store/store.hpp"
#include "tests/support/statements.hpp"

using namespace ecgraph;
namespace fs = std::filesystem;

namespace {

/// A small file system of its own.
class SmallDisk {
 public:
  SmallDisk() : folder_(fs::temp_directory_path() / ("ecgraph-full-disk-" + std::to_string(getpid()))) {
    fs::create_directory(folder_);
    mounted_ = mount("tmpfs", folder_.c_str(), "tmpfs", 0, "size=40m") == 0;
  }
  ~SmallDisk() {
    if (mounted_) umount2(folder_.c_str(), MNT_DETACH);
    std::error_code ignored;
    fs::remove(folder_, ignored);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  [[nodiscard]] bool mounted() const { return mounted_; }
  /// A folder of which the path is so much longer: it decides how full the last page of a file is that
  /// RocksDB writes its options to, and so which write is the first to fail.
  [[nodiscard]] fs::path store(std::size_t longer) const {
    return folder_ / ("store" + std::string(longer, '-'));
  }
  [[nodiscard]] fs::path ballast() const { return folder_ / "ballast"; }
  /// Leaves nothing.
  void fill() const {
    const std::string piece(4096, 'x');
    std::ofstream file(ballast(), std::ios::binary);
    while (file.write(piece.data(), static_cast<std::streamsize>(piece.size())).flush()) {
    }
  }

 private:
  fs::path folder_;
  bool mounted_ = false;
};

RecordedTransaction recorded(std::uint32_t revision) {
  Source source = tests::a_source();
  source.id = SourceId::trusted("source-" + std::to_string(revision));
  source.title = std::string(100'000, 'x');
  return {{revision}, Instant::from_microseconds(revision), "test", "a reason", {Assert{std::move(source)}}};
}

/// Appends, from the sixth record on to a full disk, until that refuses; the number of records that it took.
std::uint32_t append_until_full(store::Store& store, const SmallDisk& disk) {
  for (std::uint32_t revision = 1;; ++revision) {
    if (revision == 6) disk.fill();
    const RecordedTransaction transaction = recorded(revision);
    if (!store.append(transaction, store.encode(transaction))) return revision - 1;
  }
}

/// In a process of its own, since what is feared ends it. The number of records that it had acknowledged, or
/// nothing when it did not come to its end.
std::optional<int> acknowledged_by_child(const SmallDisk& disk, std::size_t longer) {
  const pid_t child = fork();
  if (child == 0) {
    auto store =
        store::Store::open(disk.store(longer), tests::words(), Graph::Open::kCreate, Durability::kSynced)
            .value();
    const std::uint32_t taken = append_until_full(*store, disk);
    std::this_thread::sleep_for(std::chrono::milliseconds(200));  // in which RocksDB would try to recover
    store.reset();
    _exit(static_cast<int>(taken));
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  if (!WIFEXITED(status)) return std::nullopt;
  return WEXITSTATUS(status);
}

}  // namespace

TEST_CASE("a write that fails on a full disk neither ends the process nor loses what was acknowledged") {
  const SmallDisk disk;
  if (!disk.mounted()) {
    MESSAGE("skipped: only root can make a small file system");
    return;
  }
  for (std::size_t longer = 0; longer <= 200; longer += 40) {
    CAPTURE(longer);
    const auto acknowledged = acknowledged_by_child(disk, longer);
    fs::remove(disk.ballast());
    CHECK_MESSAGE(acknowledged.has_value(), "the process did not come to its end");
    {
      const auto store =
          store::Store::open(disk.store(longer), tests::words(), Graph::Open::kExisting, Durability::kSynced);
      REQUIRE(store.has_value());
      const int found = static_cast<int>((*store)->end().revision.number);
      CHECK(found >= 5);
      if (acknowledged) CHECK(found >= *acknowledged);
      if (acknowledged) CHECK(found <= *acknowledged + 1);
    }
    fs::remove_all(disk.store(longer));
  }
}
