#pragma once
// A piece of RDF as a tree: a thing with its properties. Names are written with the prefixes of this file.

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace ecgraph::render {

/// A prefix and what it stands for. What is our own is a URN: the same for every server.
struct RdfPrefix {
  std::string_view name, iri;
};
inline constexpr std::array kRdfPrefixes = {
    RdfPrefix{"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    RdfPrefix{"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
    RdfPrefix{"xsd", "http://www.w3.org/2001/XMLSchema#"},
    RdfPrefix{"skos", "http://www.w3.org/2004/02/skos/core#"},
    RdfPrefix{"dcterms", "http://purl.org/dc/terms/"},
    RdfPrefix{"prov", "http://www.w3.org/ns/prov#"},
    RdfPrefix{"time", "http://www.w3.org/2006/time#"},
    RdfPrefix{"ec", "urn:ecgraph:term:"},
    RdfPrefix{"class", "urn:ecgraph:entity-type:"},
    RdfPrefix{"relation", "urn:ecgraph:relation-type:"},
    RdfPrefix{"property", "urn:ecgraph:property:"},
    RdfPrefix{"attribute", "urn:ecgraph:attribute:"},
};

struct RdfProperty;

/// A thing; without an IRI it is known only where it stands.
struct RdfNode {
  std::string iri;
  std::vector<RdfProperty> properties;  ///< a name may come again

  /// Each adds a property. An empty text is none.
  void type(std::string class_name);
  void prefixed(std::string name, std::string value);
  void link(std::string name, std::string target);
  void text(std::string name, std::string text, std::string lang = {});
  void literal(std::string name, std::string text, std::string datatype);
  void inner(std::string name, RdfNode node);
};

/// What a property leads to.
struct RdfValue {
  enum class Kind : std::uint8_t { kIri, kPrefixed, kLiteral, kNode } kind = Kind::kLiteral;
  std::string text;           ///< the IRI, the prefixed name, or the literal
  std::string datatype;       ///< of a literal: a prefixed name; empty: text
  std::string lang;           ///< of a text; empty: none said
  std::vector<RdfNode> node;  ///< one, without an IRI
};

/// A property of a thing; its name is a prefixed one.
struct RdfProperty {
  std::string name;
  RdfValue value;
};

/// The IRI that a prefixed name stands for.
[[nodiscard]] std::string expanded(std::string_view prefixed);

}  // namespace ecgraph::render
