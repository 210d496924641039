#pragma once
// Tests of an item, compiled: figures and predicates by number, evaluated three-valued.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "graph/legality/figures.hpp"
#include "graph/legality/parties.hpp"
#include "graph/legality/proof.hpp"
#include "graph/model/rule.hpp"

namespace ecgraph::legality {

constexpr std::uint16_t kNoNumber = UINT16_MAX;

/// ItemTest with its names resolved. An unresolved name makes the test unknown and is named as missing.
struct Criterion {
  ItemTest::Kind kind = ItemTest::Kind::kConstant;
  bool constant = true;
  std::string name;                  ///< as written: figure or predicate
  std::uint16_t number = kNoNumber;  ///< of the figure or predicate
  Comparison comparison = Comparison::kEqual;
  ItemTest::Operand operand = true;
  std::vector<Party> items;
  std::vector<Criterion> operands;
};

/// A predicate of a rule, compiled. Its dates are for the reader: what counts are the dates of the clause
/// that uses it.
struct Definition {
  std::string id;
  Criterion test;
  std::string citation;
  Grounds grounds;        ///< the verification of its text
  bool circular = false;  ///< it leads back to itself: unknown
};

/// An item as the criteria see it on a day. Remembers what each predicate came to.
class ItemView {
 public:
  /// `maker_figures` are the figures that depend on the day, parallel to `figures`, used where `figures`
  /// declares one.
  ItemView(const Vocabulary& vocabulary, const std::vector<Definition>& definitions, const Figures& figures,
           std::optional<Party> item, std::optional<Party> family, FactNames& facts);
  /// Sets the figures that depend on the day; forgets what rests on them when they differ.
  void set_maker_figures(std::vector<Finding> findings);
  [[nodiscard]] Finding test(const Criterion& criterion, Recorder at);

 private:
  [[nodiscard]] std::optional<Comparand> numbers(const Criterion& criterion) const;
  [[nodiscard]] Finding figure(const Criterion& criterion, Recorder at);
  [[nodiscard]] Finding predicate(const Criterion& criterion, Recorder at);
  [[nodiscard]] Finding combined(const Criterion& criterion, Recorder at);
  [[nodiscard]] Finding membership(const Criterion& criterion, Recorder at);

  const Vocabulary& vocabulary_;
  const std::vector<Definition>& definitions_;
  const Figures& figures_;
  std::optional<Party> item_, family_;
  FactNames& facts_;
  std::vector<Finding> maker_figures_;
  std::vector<std::optional<Finding>> remembered_;
  std::vector<bool> proven_;  ///< its proof was written once: later it is only named
};

}  // namespace ecgraph::legality
