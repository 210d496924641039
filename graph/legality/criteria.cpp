#include "graph/legality/criteria.hpp"

#include <algorithm>

namespace ecgraph::legality {

namespace {

std::string shown(const ItemTest::Operand& operand) {
  if (const auto* number = std::get_if<Decimal>(&operand)) return number->text();
  if (const auto* flag = std::get_if<bool>(&operand)) return *flag ? "true" : "false";
  return std::get<std::string>(operand);
}

bool from_maker(const FigureDeclaration& declaration) {
  return declaration.derivation == FigureDeclaration::Derivation::kMakerHeadquartersIn;
}

}  // namespace

ItemView::ItemView(const Vocabulary& vocabulary, const std::vector<Definition>& definitions,
                   const Figures& figures, std::optional<Party> item, std::optional<Party> family,
                   FactNames& facts)
    : vocabulary_(vocabulary),
      definitions_(definitions),
      figures_(figures),
      item_(item),
      family_(family),
      facts_(facts),
      remembered_(definitions.size()),
      proven_(definitions.size(), false) {}

void ItemView::set_maker_figures(std::vector<Finding> findings) {
  proven_.assign(proven_.size(), false);
  if (findings == maker_figures_) return;
  maker_figures_ = std::move(findings);
  remembered_.assign(remembered_.size(), std::nullopt);
}

std::optional<Comparand> ItemView::numbers(const Criterion& criterion) const {
  const auto* threshold = std::get_if<Decimal>(&criterion.operand);
  if (threshold == nullptr) return std::nullopt;
  Comparand numbers{std::nullopt, std::nullopt, *threshold};
  const auto& figure = figures_[criterion.number];
  if (figure.kind != FigureValue::Kind::kNumber) return numbers;
  numbers.low = figure.low;
  numbers.high = figure.high;
  return numbers;
}

Finding ItemView::figure(const Criterion& criterion, Recorder at) {
  auto* node = part(at, "figure", criterion.name);
  Finding finding = Finding::of(Kleene::kUnknown);
  std::string value = "unknown";
  if (criterion.number != kNoNumber) {
    const auto& declaration = vocabulary_.legality.figures[criterion.number];
    if (from_maker(declaration)) {
      const auto& maker = maker_figures_[criterion.number];
      const auto* wanted = std::get_if<bool>(&criterion.operand);
      finding = wanted != nullptr && !*wanted ? negation(maker) : maker;
      value = word(maker.value);
    } else {
      const auto& figure = figures_[criterion.number];
      finding = {compare(figure, criterion.comparison, criterion.operand), figure.grounds, {}};
      if (node != nullptr) {
        value = figure.shown();
        node->confidence = figure.grounds.recorded_confidence();
        node->verification = figure.grounds.recorded_verification();
      }
    }
    if (node != nullptr) node->citation = declaration.citation;
    if (node != nullptr && !from_maker(declaration)) node->numbers = numbers(criterion);
  }
  if (finding.value == Kleene::kUnknown && finding.missing.empty())
    finding.missing = {facts_.number(criterion.name)};
  if (node != nullptr) {
    node->value = value;
    node->op = symbol(criterion.comparison);
    node->threshold = shown(criterion.operand);
  }
  conclude(node, finding.value);
  return finding;
}

Finding ItemView::predicate(const Criterion& criterion, Recorder at) {
  auto* node = part(at, "predicate", criterion.name);
  if (criterion.number == kNoNumber || definitions_[criterion.number].circular) {
    auto finding = Finding::unknown(facts_.number("definition of " + criterion.name));
    conclude(node, finding.value);
    return finding;
  }
  const auto& definition = definitions_[criterion.number];
  if (node != nullptr) {
    node->citation = definition.citation;
    node->verification = definition.grounds.recorded_verification();
  }
  const bool prove = node != nullptr && !proven_[criterion.number];
  auto& remembered = remembered_[criterion.number];
  if (!remembered || prove) {
    if (prove) proven_[criterion.number] = true;
    auto finding = test(definition.test, prove ? node : nullptr);
    finding.grounds.rest_on(definition.grounds);
    remembered = std::move(finding);
  }
  conclude(node, remembered->value);
  return *remembered;
}

Finding ItemView::combined(const Criterion& criterion, Recorder at) {
  const bool all = criterion.kind == ItemTest::Kind::kAll;
  const bool negated = criterion.kind == ItemTest::Kind::kNot;
  auto* node = part(at, negated ? "not" : (all ? "all" : "any"), "");
  Finding finding = Finding::of(known(all || negated));
  bool first = true;
  for (const auto& operand : criterion.operands) {
    auto one = test(operand, node);
    if (first) {
      finding = std::move(one);
    } else {
      finding = all || negated ? both(std::move(finding), one) : either(std::move(finding), one);
    }
    first = false;
  }
  if (negated) finding = negation(std::move(finding));
  conclude(node, finding.value);
  return finding;
}

Finding ItemView::membership(const Criterion& criterion, Recorder at) {
  auto* node = part(at, criterion.kind == ItemTest::Kind::kItemIn ? "item" : "category", "");
  const bool found = criterion.kind == ItemTest::Kind::kItemIn &&
                     std::any_of(criterion.items.begin(), criterion.items.end(),
                                 [this](Party named) { return named == item_ || named == family_; });
  if (node != nullptr) node->note = found ? "named in the clause" : "not named in the clause";
  conclude(node, known(found));
  return Finding::of(known(found));
}

Finding ItemView::test(const Criterion& criterion, Recorder at) {
  switch (criterion.kind) {
    case ItemTest::Kind::kConstant: {
      conclude(part(at, "constant", ""), known(criterion.constant));
      return Finding::of(known(criterion.constant));
    }
    case ItemTest::Kind::kCompare:
      return figure(criterion, at);
    case ItemTest::Kind::kPredicate:
      return predicate(criterion, at);
    case ItemTest::Kind::kAll:
    case ItemTest::Kind::kAny:
    case ItemTest::Kind::kNot:
      return combined(criterion, at);
    case ItemTest::Kind::kItemIn:
    case ItemTest::Kind::kCategoryIn:
      return membership(criterion, at);
  }
  return Finding::of(Kleene::kUnknown);
}

}  // namespace ecgraph::legality
