// Whether stated figures and what follows from them agree (figures.hpp).

#include <algorithm>

#include "graph/legality/figures.hpp"

namespace ecgraph::legality {

namespace {

constexpr int kPlacesMost = 18;

NamedValues without(const NamedValues& figures, const std::string& name) {
  auto values = figures.all();
  std::erase_if(values, [&](const NamedValue& value) { return value.name == name; });
  return NamedValues(std::move(values));
}

std::optional<Decimal> stated(const NamedValues& figures, const std::string& name) {
  if (const auto* exact = figures.get<Decimal>(name)) return *exact;
  if (const auto* whole = figures.get<std::int64_t>(name)) return Decimal(*whole);
  return std::nullopt;
}

/// Whether a number, rounded to the decimals that it is stated with, can be the figure.
bool agrees(const Decimal& number, const FigureValue& figure) {
  if (number.scale() >= kPlacesMost) return figure.low <= Quotient{number} && Quotient{number} <= figure.high;
  const auto half = Decimal::scaled(5, number.scale() + 1);
  const auto least = Decimal::difference(number, half);
  const auto most = Decimal::sum(number, half);
  if (!least || !most) return true;  // too many digits to tell
  return figure.low <= Quotient{*most} && Quotient{*least} <= figure.high;
}

/// The stated properties that a figure follows from.
void add_sources(const Vocabulary& vocabulary, const std::string& name, const NamedValues& figures,
                 std::vector<std::string>& sources) {
  if (figures.find(name) != nullptr) {
    if (std::find(sources.begin(), sources.end(), name) == sources.end()) sources.push_back(name);
    return;
  }
  for (const auto& declaration : vocabulary.legality.figures) {
    if (declaration.id != name) continue;
    for (const auto& operand : declaration.operands) add_sources(vocabulary, operand, figures, sources);
  }
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool last = i + 1 == names.size();
    text += (i == 0 ? "" : (last ? " and " : ", ")) + names[i];
  }
  return text;
}

}  // namespace

Result<void> check_consistent(const Vocabulary& vocabulary, const NamedValues& figures) {
  const auto& declarations = vocabulary.legality.figures;
  for (std::size_t i = 0; i < declarations.size(); ++i) {
    const auto& declaration = declarations[i];
    const auto number = stated(figures, declaration.property);
    if (declaration.kind != FigureDeclaration::Kind::kNumber || !number) continue;
    const auto rest = without(figures, declaration.property);
    const auto follows = figures_of(vocabulary, rest, {})[i];
    if (follows.kind != FigureValue::Kind::kNumber || agrees(*number, follows)) continue;
    std::vector<std::string> sources;
    if (figures.find(declaration.range_property) != nullptr) {
      sources.push_back(declaration.range_property);
    } else {
      add_sources(vocabulary, declaration.id, rest, sources);
    }
    return fail(ErrorKind::kUnprocessable,
                declaration.property + " is stated as " + number->text() + ", but from " + joined(sources) +
                    " it comes to " + follows.shown() + ". Leave out " + declaration.property + ", or " +
                    (sources.size() > 1 ? "one of " : "") + joined(sources) + ".",
                declaration.property);
  }
  return {};
}

}  // namespace ecgraph::legality
