#include "server/render/answer.hpp"

namespace ecgraph::render {

std::string Column::name() const {
  std::string name;
  for (const auto& member : path) {
    if (!name.empty()) name += '_';
    name += member;
  }
  return name;
}

}  // namespace ecgraph::render
