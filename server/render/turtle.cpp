// Turtle, by serd, which writes as it goes.

#include <serd/serd.h>

#include <memory>

#include "server/render/rdf_source.hpp"

namespace ecgraph::render {
namespace {

struct Free {
  void operator()(SerdEnv* env) const { serd_env_free(env); }
  void operator()(SerdWriter* writer) const { serd_writer_free(writer); }
};

/// A node that borrows `text`.
SerdNode node_of(SerdType type, const std::string& text) {
  return serd_node_from_string(type, reinterpret_cast<const std::uint8_t*>(text.c_str()));
}

std::size_t append(const void* bytes, std::size_t count, void* text) {
  static_cast<std::string*>(text)->append(static_cast<const char*>(bytes), count);
  return count;
}

class TurtleSource final : public RdfSource {
 public:
  TurtleSource(Answer answer, Writing writing) : RdfSource(std::move(answer), std::move(writing)) {
    constexpr auto kStyle = static_cast<SerdStyle>(static_cast<int>(SERD_STYLE_ABBREVIATED) |
                                                   static_cast<int>(SERD_STYLE_CURIED));
    writer_.reset(serd_writer_new(SERD_TURTLE, kStyle, env_.get(), nullptr, append, &written_));
  }

 private:
  void begin(std::string& out) override {
    for (const auto& prefix : kRdfPrefixes) {
      const std::string name(prefix.name), iri(prefix.iri);
      const auto name_node = node_of(SERD_LITERAL, name), iri_node = node_of(SERD_URI, iri);
      serd_env_set_prefix(env_.get(), &name_node, &iri_node);
      serd_writer_set_prefix(writer_.get(), &name_node, &iri_node);
    }
    drain(out);
  }

  void describe(std::string& out, const RdfNode& node) override {
    write(node, node_of(SERD_URI, node.iri), 0);
    drain(out);
  }

  void write(const RdfNode& node, const SerdNode& subject, SerdStatementFlags flags) {
    for (const auto& [name, value] : node.properties) {
      // serd writes `a` for the full name alone, and shortens no name with an underscore by itself.
      const bool is_type = name == "rdf:type";
      const auto predicate = is_type ? expanded(name) : name;
      const auto predicate_node = node_of(is_type ? SERD_URI : SERD_CURIE, predicate);
      if (value.kind == RdfValue::Kind::kNode)
        write_inner(subject, predicate_node, value.node.front(), flags);
      else
        write_plain(subject, predicate_node, value, flags);
    }
  }

  void write_inner(const SerdNode& subject, const SerdNode& predicate, const RdfNode& inner,
                   SerdStatementFlags flags) {
    const std::string name = "b" + std::to_string(++blank_nodes_);
    const auto object = node_of(SERD_BLANK, name);
    serd_writer_write_statement(writer_.get(), flags | static_cast<SerdStatementFlags>(SERD_ANON_O_BEGIN),
                                nullptr, &subject, &predicate, &object, nullptr, nullptr);
    write(inner, object, static_cast<SerdStatementFlags>(SERD_ANON_CONT));
    serd_writer_end_anon(writer_.get(), &object);
  }

  void write_plain(const SerdNode& subject, const SerdNode& predicate, const RdfValue& value,
                   SerdStatementFlags flags) {
    const bool is_literal = value.kind == RdfValue::Kind::kLiteral;
    const bool is_prefixed = value.kind == RdfValue::Kind::kPrefixed;
    const auto object = node_of(is_literal ? SERD_LITERAL : is_prefixed ? SERD_CURIE : SERD_URI, value.text);
    const auto datatype = value.datatype.empty() ? std::string() : expanded(value.datatype);
    const auto datatype_node = datatype.empty() ? SERD_NODE_NULL : node_of(SERD_URI, datatype);
    const auto lang_node = value.lang.empty() ? SERD_NODE_NULL : node_of(SERD_LITERAL, value.lang);
    serd_writer_write_statement(writer_.get(), flags, nullptr, &subject, &predicate, &object, &datatype_node,
                                &lang_node);
  }

  void drain(std::string& out) {
    out += written_;
    written_.clear();
  }

  void end(std::string& out) override {
    serd_writer_finish(writer_.get());
    drain(out);
  }

  std::string written_;
  std::unique_ptr<SerdEnv, Free> env_{serd_env_new(nullptr)};
  std::unique_ptr<SerdWriter, Free> writer_;  ///< goes before its environment
  std::uint64_t blank_nodes_ = 0;
};

}  // namespace

std::unique_ptr<http::BodySource> turtle_source(Answer answer, Writing writing) {
  return std::make_unique<TurtleSource>(std::move(answer), std::move(writing));
}

}  // namespace ecgraph::render
