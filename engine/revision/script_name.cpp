// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "revision/script_name.h"

#include "base/error.h"

#include <QDateTime>
#include <QString>
#include <QTimeZone>

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <random>

namespace limbeck::revision {
namespace {

constexpr char32_t kSigma = U'σ';
constexpr char32_t kFinalSigma = U'ς';

bool isWord(char32_t c) { return c == U'_' || QChar::isLetterOrNumber(c); }

/// Lower case as Python has it: at the end of a word, a Greek sigma is a final one.
std::u32string lowered(const std::u32string &text)
{
    std::u32string lower = QString::fromUcs4(text.data(), static_cast<qsizetype>(text.size())).toLower().toStdU32String();
    for (std::size_t i = 1; i < lower.size(); ++i) {
        const bool last = i + 1 == lower.size() || !QChar::isLetter(lower[i + 1]);
        const bool capital = text.size() == lower.size() && text[i] == U'Σ';
        if (lower[i] == kSigma && capital && last && QChar::isLetter(lower[i - 1]))
            lower[i] = kFinalSigma;
    }
    return lower;
}

QTimeZone findZone(const std::string &name)
{
    const QByteArray typed = QByteArray::fromStdString(name);
    for (const QByteArray &id : {typed, typed.toUpper()}) {
        if (QTimeZone::isTimeZoneIdAvailable(id))
            return QTimeZone(id);
    }
    throw Error(ErrorCode::Revision, fmt::format("Can't locate timezone: {}", name), {},
                "Write an IANA name such as Europe/Vienna or UTC in the timezone setting.");
}

std::string offsetText(int seconds)
{
    const int size = std::abs(seconds);
    std::string text = fmt::format("{}{:02}:{:02}", seconds < 0 ? '-' : '+', size / 3600, size / 60 % 60);
    if (size % 60)
        text += fmt::format(":{:02}", size % 60);
    return text;
}

}  // namespace

std::string newRevisionId()
{
    std::random_device random;
    const std::uint64_t high = random();
    const std::uint64_t low = random();
    return fmt::format("{:012x}", ((high << 32) | (low & 0xFFFFFFFFu)) & 0xFFFF'FFFF'FFFFu);
}

std::string CreateDate::toText() const
{
    std::string text = fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", year, month, day, hour, minute, second);
    if (microsecond)
        text += fmt::format(".{:06}", microsecond);
    if (offsetSeconds)
        text += offsetText(*offsetSeconds);
    return text;
}

CreateDate createDate(std::chrono::system_clock::time_point now, const std::string &timezone)
{
    const auto micros = std::chrono::floor<std::chrono::microseconds>(now).time_since_epoch().count();
    const long long epoch = (micros >= 0 ? micros : micros - 999'999) / 1'000'000;
    const QDateTime moment = timezone.empty() ? QDateTime::fromSecsSinceEpoch(epoch)
                                              : QDateTime::fromSecsSinceEpoch(epoch, findZone(timezone));
    CreateDate date;
    date.year = moment.date().year();
    date.month = moment.date().month();
    date.day = moment.date().day();
    date.hour = moment.time().hour();
    date.minute = moment.time().minute();
    date.second = moment.time().second();
    date.microsecond = static_cast<int>(micros - epoch * 1'000'000);
    date.epoch = epoch;
    if (!timezone.empty())
        date.offsetSeconds = moment.offsetFromUtc();
    return date;
}

std::string slugOf(const std::string &message, int limit)
{
    const QList<uint> text = QString::fromStdString(message).toUcs4();
    std::u32string joined;
    bool inWord = false;
    for (const uint c : text) {
        const bool word = isWord(c);
        if (word && !inWord && !joined.empty())
            joined += U'_';
        if (word)
            joined += c;
        inWord = word;
    }
    std::u32string slug = lowered(joined);
    if (const auto most = static_cast<std::size_t>(std::max(limit, 0)); slug.size() > most) {
        slug.resize(most);
        slug.resize(std::min(slug.rfind(U'_'), slug.size()));
        slug += U'_';
    }
    return QString::fromUcs4(slug.data(), static_cast<qsizetype>(slug.size())).toStdString();
}

}  // namespace limbeck::revision
