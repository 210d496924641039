#include "graph/check.hpp"

#include <fmt/format.h>

#include "graph/index/snapshot_builder.hpp"
#include "graph/store/store.hpp"
#include "graph/write/references.hpp"
#include "graph/write/validate.hpp"

namespace ecgraph {
namespace {

/// Every standing statement as one transaction.
Result<Transaction> all_that_stands(const View& view, const CheckProgress& progress) {
  Transaction transaction{"check", "what stands", {}, {}};
  for (std::size_t kind = 0; kind < std::variant_size_v<Statement>; ++kind) {
    const auto of_kind = static_cast<StatementKind>(kind);
    const std::vector<std::string> ids = view.ids(of_kind);
    for (const std::string& id : ids) {
      auto statement = view.statement({of_kind, id});
      if (!statement) return fail(std::move(statement.error()));
      transaction.changes.emplace_back(Assert{*std::move(statement)});
      progress("references", transaction.changes.size(), transaction.changes.size() + ids.size());
    }
  }
  return transaction;
}

/// The statement that a fault's pointer, `/changes/<number>/…`, is about.
std::string named(const Fault& fault, const Transaction& transaction) {
  constexpr std::string_view kBefore = "/changes/";
  const std::size_t number = fault.pointer.starts_with(kBefore)
                                 ? std::strtoull(fault.pointer.c_str() + kBefore.size(), nullptr, 10)
                                 : transaction.changes.size();
  if (number >= transaction.changes.size()) return fault.detail;
  const StatementKey key = key_of(std::get<Assert>(transaction.changes[number]).statement);
  return fmt::format("{} {}: {}", word(key.kind), key.id, fault.detail);
}

/// Holds what stands against an empty graph: it has to be a transaction that would be accepted.
Result<void> check_newest(Findings& findings, const store::Store& store, const Vocabulary& vocabulary,
                          const CheckProgress& progress) {
  auto state = SnapshotBuilder::load(Snapshot(vocabulary), store);
  if (!state) return fail(std::move(state.error()));
  auto transaction = all_that_stands(View(*state, (*state)->newest()), progress);
  if (!transaction) return fail(std::move(transaction.error()));
  findings.standing = transaction->changes.size();
  for (const Change& change : transaction->changes) {
    write::for_each_reference(std::get<Assert>(change).statement, Pointer(), vocabulary,
                              [&](const write::Reference&) { ++findings.references; });
  }
  const auto accepted = write::validate(*transaction, View(*state, Revision{}));
  if (accepted) return {};
  if (accepted.error().faults.empty()) return fail(accepted.error());
  for (const Fault& fault : accepted.error().faults)
    findings.statements.push_back(named(fault, *transaction));
  return {};
}

}  // namespace

Result<Findings> check(const std::filesystem::path& folder, const Vocabulary& vocabulary,
                       const CheckProgress& progress) {
  auto store = store::Store::open_to_read(folder, vocabulary);
  if (!store) return fail(std::move(store.error()));
  Findings findings = (*store)->check(progress);
  if (!findings.sound()) return findings;
  if (auto checked = check_newest(findings, **store, vocabulary, progress); !checked)
    findings.log.push_back(checked.error().message);
  return findings;
}

}  // namespace ecgraph
