#include "server/import/published_file.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <sstream>

#include "server/import/csv_rows.hpp"
#include "server/import/json_records.hpp"
#include "server/import/party_draft.hpp"

namespace ecgraph::import {
namespace {

bool holds(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

bool is_number(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

Beginning first_row(std::unique_ptr<TextSource> source, std::string_view head) {
  Beginning beginning;
  const std::string_view line = head.substr(0, head.find('\n'));
  if (std::ranges::count(line, '\t') > std::ranges::count(line, ',')) beginning.delimiter = '\t';
  CsvRows rows(*source, beginning.delimiter, head.size() + 1);
  const auto row = rows.next();
  if (row && *row != nullptr) {
    for (const auto field : (*row)->fields) beginning.columns.emplace_back(trimmed(field));
  }
  return beginning;
}

Beginning first_record(std::unique_ptr<TextSource> source, const Formats& formats) {
  std::vector<std::string> members;
  for (const Format& format : formats.all())
    members.insert(members.end(), format.record_lists.begin(), format.record_lists.end());
  JsonRecords records(*source, members);
  Beginning beginning;
  for (auto record = records.next(); record && *record; record = records.next()) {
    if (!(*record)->fault.empty() || (*record)->value.object() == nullptr) continue;
    beginning.record = std::move((*record)->value);
    break;
  }
  beginning.around = records.around();
  return beginning;
}

/// Text without a header: as many columns, a number first, and a list that is known where one is named.
bool fits_without_header(const Beginning& beginning, const Format& format) {
  if (beginning.columns.size() != format.columns.size() || !is_number(beginning.columns.front()))
    return false;
  if (format.list.always) return true;
  const FieldRule* rule = rule_of(format.fields, format.list.field);
  const auto column = std::ranges::find(format.columns, format.list.field) - format.columns.begin();
  if (rule == nullptr || static_cast<std::size_t>(column) >= beginning.columns.size()) return false;
  const std::string& words = beginning.columns[static_cast<std::size_t>(column)];
  return std::ranges::any_of(format.list.words,
                             [&](const auto& word) { return words.find(word.first) != std::string::npos; });
}

bool fits(const Beginning& beginning, const Format& format) {
  if (!beginning.record) {
    if (!format.rows || beginning.columns.empty() || beginning.delimiter != format.delimiter) return false;
    if (!format.columns.empty()) return fits_without_header(beginning, format);
    return std::ranges::all_of(format.recognised_by,
                               [&](const auto& name) { return holds(beginning.columns, name); });
  }
  const auto is_around = [&](const std::string& name) {
    return std::ranges::find(beginning.around, name, &Document::Object::value_type::first) !=
           beginning.around.end();
  };
  return format.records && std::ranges::all_of(format.recognised_around, is_around) &&
         std::ranges::all_of(format.recognised_by,
                             [&](const auto& name) { return beginning.record->member(name) != nullptr; });
}

Error unknown_format(std::string message, const Formats& formats) {
  Error error{ErrorKind::kUnsupportedMedia, std::move(message), "format", {}, {}, {}};
  for (const Format& format : formats.all()) error.allowed.push_back(format.id);
  error.message += fmt::format(" Known are: {}.", fmt::join(error.allowed, ", "));
  return error;
}

Result<const Format*> chosen(std::string_view id, const TextSource& source, const std::string& name,
                             const Formats& formats) {
  if (!id.empty()) {
    const Format* format = formats.find(id);
    if (format != nullptr) return format;
    return fail(unknown_format(fmt::format("There is no format \"{}\".", id), formats));
  }
  const Format* format = format_of(beginning_of(source.head(), formats), formats);
  if (format != nullptr) return format;
  return fail(
      unknown_format(fmt::format("What stands in {} is in none of the known formats.", name), formats));
}

bool is_json(std::string_view head) {
  const auto first = trimmed(head);
  return first.starts_with('{') || first.starts_with('[');
}

}  // namespace

Beginning beginning_of(std::string_view head, const Formats& formats) {
  auto source = TextSource::of(std::make_unique<std::istringstream>(std::string(head)));
  if (!source) return {};
  return is_json(head) ? first_record(std::move(*source), formats) : first_row(std::move(*source), head);
}

const Format* format_of(const Beginning& beginning, const Formats& formats) {
  const auto found =
      std::ranges::find_if(formats.all(), [&](const Format& format) { return fits(beginning, format); });
  return found == formats.all().end() ? nullptr : &*found;
}

Result<std::unique_ptr<RecordReader>> read_published(const std::filesystem::path& path,
                                                     std::string_view format, const ReadingTerms& terms) {
  auto source = TextSource::open(path);
  if (!source) return fail(source.error());
  const std::string name = path.filename().string();
  const auto found = chosen(format, **source, name, terms.formats);
  if (!found) return fail(found.error());
  if (is_json((*source)->head())) return read_records(std::move(*source), name, **found, terms);
  return read_rows(std::move(*source), name, **found, files_beside(**found, path), terms);
}

}  // namespace ecgraph::import
