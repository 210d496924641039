#include "server/import/listing_terms.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "schema/member_reader.hpp"

namespace ecgraph::import {
namespace {

constexpr std::string_view kFile = "imports/listings.json";

using At = ecgraph::Place;

/// A word that the vocabulary has to know.
template <class Lookup>
std::string known(MemberReader& reader, std::string_view member, const Lookup& lookup) {
  std::string word = reader.text(member);
  if (!word.empty() && !lookup(word))
    reader.fault(member, fmt::format("The vocabulary has no \"{}\".", word));
  return word;
}

void read_attributes(MemberReader& reader, const Vocabulary& vocabulary, ListingTerms& terms) {
  const auto is_attribute = [&](const std::string& word) { return vocabulary.attribute(word) != nullptr; };
  terms.fingerprint = known(reader, "fingerprint", is_attribute);
  terms.publisher_id = known(reader, "publisher_id", is_attribute);
  terms.removed_in = known(reader, "removed_in", is_attribute);
  terms.end_reason = known(reader, "end_reason", is_attribute);
  reader.finish();
}

Publication read_publication(const Document& document, const At& at, FileFaults& faults) {
  MemberReader reader(document, at, faults);
  Publication publication;
  publication.formats = reader.required_texts("formats");
  publication.prefix = reader.text("prefix");
  publication.title = reader.text("title");
  publication.publisher = reader.optional_text("publisher");
  publication.urls = reader.texts("urls");
  reader.finish();
  return publication;
}

ListingTerms read_terms(const Document& document, const Vocabulary& vocabulary, FileFaults& faults) {
  const At at{std::string(kFile), {}};
  MemberReader reader(document, at, faults);
  ListingTerms terms;
  if (const Document* attributes = reader.take("attributes")) {
    MemberReader words(*attributes, at / std::string_view("attributes"), faults);
    read_attributes(words, vocabulary, terms);
  }
  terms.countries =
      known(reader, "countries", [&](const std::string& word) { return vocabulary.property(word); });
  terms.former_name = known(reader, "former_name", [&](const std::string& word) {
    return std::ranges::find(vocabulary.name_kinds, word) != vocabulary.name_kinds.end();
  });
  terms.name_note = reader.text("name_note");
  terms.removed = reader.text("removed");
  const auto confidence = vocabulary.confidence(reader.text("confidence"));
  const auto verification = vocabulary.verification(reader.text("verification"));
  if (!confidence || !verification) reader.fault("confidence", "The vocabulary lacks these words.");
  terms.confidence = confidence.value_or(Confidence());
  terms.verification = verification.value_or(Verification());
  const Document* publications = reader.take("publications");
  const auto* list = publications == nullptr ? nullptr : publications->array();
  for (std::size_t i = 0; list != nullptr && i < list->size(); ++i)
    terms.publications.push_back(
        read_publication((*list)[i], at / std::string_view("publications") / i, faults));
  reader.finish();
  return terms;
}

}  // namespace

const Publication* ListingTerms::publication(std::string_view format) const {
  const auto found = std::ranges::find_if(publications, [&](const Publication& one) {
    return std::ranges::find(one.formats, format) != one.formats.end();
  });
  return found == publications.end() ? nullptr : &*found;
}

Result<ListingTerms> read_listing_terms(std::span<const embedded::File> files, const Vocabulary& vocabulary) {
  const auto file = std::ranges::find(files, kFile, &embedded::File::path);
  if (file == files.end())
    return fail(ErrorKind::kUnreadable, fmt::format("The vocabulary has no {}.", kFile));
  auto document = read_document(file->text, file->path);
  if (!document) return fail(document.error());
  FileFaults faults;
  ListingTerms terms = read_terms(*document, vocabulary, faults);
  if (!faults.empty()) return fail(faults.error());
  return terms;
}

}  // namespace ecgraph::import
