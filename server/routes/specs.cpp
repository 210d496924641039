#include "server/routes/specs.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace ecgraph::routes {
namespace {

std::vector<std::string_view> names_in(const Vocabulary& vocabulary) {
  std::vector<std::string_view> names;
  const auto add = [&](std::string_view name) {
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  };
  for (const auto& figure : vocabulary.legality.figures) add(figure.property);
  add(kSpecMaker);
  add(kSpecMakerHeadquarters);
  return names;
}

}  // namespace

std::span<const std::string_view> spec_names(const Vocabulary& vocabulary) {
  static const auto names = names_in(vocabulary);  // one vocabulary a process
  return names;
}

const ValueDeclaration* throughput_map(const Vocabulary& vocabulary) {
  for (const auto& figure : vocabulary.legality.figures) {
    if (figure.derivation == FigureDeclaration::Derivation::kLargestProduct && !figure.operands.empty())
      return vocabulary.property(figure.operands.front());
  }
  return nullptr;
}

}  // namespace ecgraph::routes
