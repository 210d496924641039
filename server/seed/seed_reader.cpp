#include "server/seed/seed_reader.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sodium.h>

#include <algorithm>
#include <array>

#include "schema/document.hpp"
#include "server/wire/statement_reader.hpp"

namespace ecgraph::seed {
namespace {

constexpr std::string_view kManifest = "seed.json";

const embedded::File* find(std::span<const embedded::File> files, std::string_view path) {
  const auto found =
      std::find_if(files.begin(), files.end(), [&](const auto& file) { return file.path == path; });
  return found == files.end() ? nullptr : &*found;
}

void add_faults(std::vector<Fault>& faults, std::string_view file, const Error& error) {
  if (error.faults.empty()) faults.push_back({fmt::format("seed/{}", file), error.message});
  for (const auto& fault : error.faults)
    faults.push_back({fmt::format("seed/{}#{}", file, fault.pointer), fault.detail});
}

std::string digest_of(std::span<const embedded::File> files) {
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, 16);
  const auto update = [&](std::string_view text) {
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(""), 1);
  };
  for (const auto& file : files) {
    update(file.path);
    update(file.text);
  }
  std::array<unsigned char, 16> hash{};
  crypto_generichash_final(&state, hash.data(), hash.size());
  return fmt::format("{:02x}", fmt::join(hash, ""));
}

class SeedReading {
 public:
  SeedReading(std::span<const embedded::File> files, const Vocabulary& vocabulary)
      : files_(files), vocabulary_(vocabulary) {}

  Result<Seed> read() {
    const auto* manifest = find(files_, kManifest);
    if (manifest == nullptr) return fail(ErrorKind::kUnreadable, "The built-in data has no seed.json.");
    auto document = read_document(manifest->text, kManifest);
    if (!document) return fail(document.error());
    Seed seed = read_manifest(*document);
    if (!faults_.empty()) return failure();
    seed.digest = digest_of(files_);
    return seed;
  }

 private:
  Seed read_manifest(const Document& document) {
    wire::Faults faults;
    wire::ObjectReader reader(document, Pointer(), faults);
    Seed seed{reader.text("author"), {}, {}};
    reader.each("transactions", [&](const Document& element, const Pointer& at) {
      seed.transactions.push_back(read_transaction(element, at, faults));
    });
    reader.finish();
    if (!faults.empty()) add_faults(faults_, kManifest, faults.error());
    return seed;
  }

  SeedTransaction read_transaction(const Document& document, const Pointer& at, wire::Faults& faults) {
    wire::ObjectReader reader(document, at, faults);
    SeedTransaction transaction{reader.text("reason"), {}, {}};
    auto instant = Instant::parse(reader.text("recorded_at"));
    if (instant)
      transaction.recorded_at = *instant;
    else
      reader.fault("recorded_at", instant.error().message);
    for (const auto& pattern : reader.texts("files")) read_files(pattern, transaction);
    reader.finish();
    return transaction;
  }

  /// `rules/*.json` or one path.
  void read_files(std::string_view pattern, SeedTransaction& transaction) {
    const auto star = pattern.find('*');
    bool any = false;
    for (const auto& file : files_) {
      const bool matches = star == std::string_view::npos ? file.path == pattern
                                                          : file.path.starts_with(pattern.substr(0, star)) &&
                                                                file.path.ends_with(pattern.substr(star + 1));
      if (!matches) continue;
      any = true;
      read_file(file, transaction);
    }
    if (!any) faults_.push_back({std::string(kManifest), fmt::format("no file matches \"{}\".", pattern)});
  }

  void read_file(const embedded::File& file, SeedTransaction& transaction) {
    auto document = read_document(file.text, file.path);
    if (!document) return add_faults(faults_, file.path, document.error());
    auto statements = wire::read_statements(*document, vocabulary_);
    if (!statements) return add_faults(faults_, file.path, statements.error());
    std::move(statements->begin(), statements->end(), std::back_inserter(transaction.statements));
  }

  Failure failure() {
    const auto& first = faults_.front();
    std::string message = fmt::format("The built-in data is faulty: {}: {}", first.pointer, first.detail);
    if (faults_.size() > 1) message += fmt::format(" ({} faults in all)", faults_.size());
    return fail(Error{ErrorKind::kUnprocessable, std::move(message), {}, {}, {}, std::move(faults_)});
  }

  std::span<const embedded::File> files_;
  const Vocabulary& vocabulary_;
  std::vector<Fault> faults_;
};

}  // namespace

Result<Seed> read_seed(std::span<const embedded::File> files, const Vocabulary& vocabulary) {
  return SeedReading(files, vocabulary).read();
}

}  // namespace ecgraph::seed
