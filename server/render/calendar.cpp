// iCalendar (RFC 5545): an all-day event for each dated event, by libical.

#include <libical/ical.h>

#include <chrono>
#include <ctime>
#include <memory>

#include "server/render/happenings.hpp"
#include "server/render/row_source.hpp"

namespace ecgraph::render {
namespace {

struct Free {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
  void operator()(char* text) const { icalmemory_free_buffer(text); }
};

icaltimetype date_of(Day day) {
  const auto calendar = day.calendar();
  auto time = icaltime_null_date();
  time.year = static_cast<int>(calendar.year());
  time.month = static_cast<int>(static_cast<unsigned>(calendar.month()));
  time.day = static_cast<int>(static_cast<unsigned>(calendar.day()));
  return time;
}

icaltimetype time_of(Instant instant) {
  const auto seconds =
      std::chrono::floor<std::chrono::seconds>(std::chrono::microseconds(instant.microseconds()));
  return icaltime_from_timet_with_zone(static_cast<std::time_t>(seconds.count()), 0,
                                       icaltimezone_get_utc_timezone());
}

std::unique_ptr<icalcomponent, Free> event(const Happening& happening) {
  std::unique_ptr<icalcomponent, Free> event(icalcomponent_new_vevent());
  const auto add = [&](icalproperty* property) { icalcomponent_add_property(event.get(), property); };
  add(icalproperty_new_uid(happening.id.c_str()));
  add(icalproperty_new_dtstamp(time_of(happening.recorded)));
  add(icalproperty_new_dtstart(date_of(happening.first)));
  if (happening.last.is_finite()) add(icalproperty_new_dtend(date_of(happening.last.plus(1))));
  add(icalproperty_new_summary(happening.title.c_str()));
  add(icalproperty_new_description(happening.details.c_str()));
  add(icalproperty_new_status(happening.is_certain ? ICAL_STATUS_CONFIRMED : ICAL_STATUS_TENTATIVE));
  add(icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
  icalproperty* as_written = icalproperty_new_x(happening.date.c_str());
  icalproperty_set_x_name(as_written, "X-ECGRAPH-DATE");
  add(as_written);
  return event;
}

/// As text. libical 3 folds a line of 74 octets between the two characters of its end; that is mended.
std::string text_of(const Happening& happening) {
  constexpr std::string_view kBroken = "\r\r\n \n", kLineEnd = "\r\n";
  const std::unique_ptr<char, Free> written(icalcomponent_as_ical_string_r(event(happening).get()));
  std::string text = written.get();
  for (auto at = text.find(kBroken); at != std::string::npos; at = text.find(kBroken, at))
    text.replace(at, kBroken.size(), kLineEnd);
  return text;
}

class CalendarSource final : public TreeSource {
 public:
  using TreeSource::TreeSource;

 private:
  void begin(std::string& out) override {
    out += "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//ecgraph//ecgraph//EN\r\n";
  }
  void row(std::string& out, boost::json::object row) override {
    for (const auto& happening : happenings(answer(), row)) out += text_of(happening);
  }
  void end(std::string& out) override { out += "END:VCALENDAR\r\n"; }
};

}  // namespace

std::unique_ptr<http::BodySource> calendar_source(Answer answer, Writing writing) {
  return std::make_unique<CalendarSource>(std::move(answer), std::move(writing));
}

}  // namespace ecgraph::render
