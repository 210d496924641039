// The document of /v1/screen.

#include <fmt/format.h>

#include <map>

#include "server/routes/screening.hpp"
#include "server/routes/selection.hpp"
#include "server/wire/object_reader.hpp"

namespace ecgraph::routes {
namespace {

constexpr std::size_t kNamesMax = 10'000;
constexpr std::size_t kNameBytesMax = 1'000;
constexpr std::int64_t kCandidatesDefault = 5, kCandidatesMax = 100;

class ScreeningReader {
 public:
  explicit ScreeningReader(Call& call) : call_(call), vocabulary_(call.view.vocabulary()) {}

  Result<ScreenQuestion> read(const Document& document) {
    ScreenQuestion question;
    wire::ObjectReader reader(document, Pointer(), faults_);
    question.at = reader.day("at").value_or(call_.today);
    question.score_min = score_min(reader);
    question.limit = limit(reader);
    question.among = among(reader, *question.at);
    if (!reader.has("names")) (void)reader.require("names");
    reader.each("names", [&](const Document& element, const Pointer& at) {
      if (question.names.size() <= kNamesMax) question.names.push_back(name(element, at));
    });
    if (question.names.size() > kNamesMax)
      reader.fault("names", fmt::format("must be at most {}.", kNamesMax));
    else if (reader.has("names") && question.names.empty() && faults_.empty())
      reader.fault("names", "must hold at least one name.");
    reader.finish();
    if (!faults_.empty()) return fail(faults_.error());
    call_.arguments.resolve(Parameter::kAt, question.at->text());
    return question;
  }

 private:
  double score_min(wire::ObjectReader& reader) {
    const auto given = reader.decimal("min_score");
    if (!given) return kSameName;
    if (*given < Decimal(0) || Decimal(1) < *given) reader.fault("min_score", "must be from 0 to 1.");
    return std::stod(given->text());
  }

  std::size_t limit(wire::ObjectReader& reader) {
    const auto given = reader.whole_number("limit", kCandidatesDefault);
    if (given < 1 || given > kCandidatesMax)
      reader.fault("limit", fmt::format("must be from 1 to {}.", kCandidatesMax));
    return static_cast<std::size_t>(std::max<std::int64_t>(1, given));
  }

  /// What can stand on a list, and on which lists it has to.
  PartySelection among(wire::ObjectReader& reader, Day at) {
    PartySelection selection;
    const auto& listing = vocabulary_[vocabulary_.legality.listing];
    selection.types = {listing.domain.begin(), listing.domain.end()};
    const std::set<EntityType> lists(listing.range.begin(), listing.range.end());
    for (const auto& text : reader.texts("list")) {
      const auto list = call_.service.names(call_.view)->resolve(text, lists, call_.view, "list");
      if (list)
        selection.lists.insert(*list);
      else
        reader.fault("list", list.error().message);
    }
    if (!selection.lists.empty()) selection.at = at;
    return selection;
  }

  ScreenedName name(const Document& document, const Pointer& at) {
    ScreenedName asked;
    wire::ObjectReader reader(document, at, faults_);
    asked.id = reader.optional_text("id");
    asked.name = reader.text("name");
    if (asked.name.size() > kNameBytesMax)
      reader.fault("name", fmt::format("is longer than {} bytes.", kNameBytesMax));
    for (const auto& text : reader.texts("identifiers")) {
      for (auto& mark : marks_in(text)) asked.marks.push_back(std::move(mark));
    }
    if (const auto text = reader.optional_text("country"); !text.empty())
      asked.country = country(reader, text);
    if (const auto text = reader.optional_text("type"); !text.empty()) {
      if (!vocabulary_.entity_type(text))
        reader.fault("type", fmt::format("\"{}\" is not a type of entity (see /v1/schema).", text));
      asked.whose = Lexicon::built_in().whose(text);
    }
    reader.finish();
    return asked;
  }

  /// Looked up once, however often it is named.
  std::optional<EntityNo> country(wire::ObjectReader& reader, const std::string& text) {
    auto known = countries_.find(text);
    if (known == countries_.end())
      known = countries_.emplace(text, entity(call_, Parameter::kCountry, text)).first;
    if (known->second) return *known->second;
    reader.fault("country", known->second.error().message);
    return std::nullopt;
  }

  Call& call_;
  const Vocabulary& vocabulary_;
  wire::Faults faults_;
  std::map<std::string, Result<EntityNo>> countries_;
};

}  // namespace

Result<ScreenQuestion> read_screening(Call& call, const Document& document) {
  return ScreeningReader(call).read(document);
}

}  // namespace ecgraph::routes
