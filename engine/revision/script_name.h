// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>

/// Ids, dates and file names of new scripts (spec: config §5).
namespace limbeck::revision {

/// Twelve random lower-case hexadecimal digits.
std::string newRevisionId();

/// A moment in the project's time zone.
struct CreateDate {
    int year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0, microsecond = 0;
    std::optional<int> offsetSeconds;  ///< east of UTC; absent: local time without offset
    long long epoch = 0;               ///< whole seconds since 1970 UTC
    bool operator==(const CreateDate &) const = default;
    /// "2012-07-25 15:08:05.000123+02:00": no fraction when it is 0, no offset when there is none.
    std::string toText() const;
};
/// `now` in the IANA zone `timezone` (as typed, else upper-cased), or in local time if empty.
/// Throws Error(Revision) `Can't locate timezone: …`.
CreateDate createDate(std::chrono::system_clock::time_point now, const std::string &timezone);

/// The message's words in lower case joined by '_', cut to `limit` characters.
std::string slugOf(const std::string &message, int limit);

/// `fileTemplate` (already unescaped from the ini) with its printf-style tokens replaced, plus ".py"; may contain '/'.
/// Throws Error(ConfigCrash) for an unknown token or a format that Python would refuse.
std::string scriptFileName(const std::string &fileTemplate, const std::string &id, const std::string &slug, const CreateDate &date);

inline constexpr const char *kDefaultFileTemplate = "%(rev)s_%(slug)s";
inline constexpr int kDefaultSlugLimit = 40;

}  // namespace limbeck::revision
