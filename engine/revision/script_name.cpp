// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "revision/script_name.h"

#include "base/error.h"

#include <QDateTime>
#include <QFileInfo>
#include <QString>
#include <QTimeZone>

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <random>

namespace limbeck::revision {
namespace {

constexpr char32_t kSigma = U'Σ';
constexpr char32_t kFinalSigma = U'ς';

bool isWord(char32_t c)
{
    return c == U'_' || QChar::isLetterOrNumber(c);
}

bool isCased(char32_t c)
{
    return QChar::isUpper(c) || QChar::isLower(c) || QChar::isTitleCase(c);
}

/// Lower case as Python has it: a Greek sigma at the end of a word is a final one.
QString lowered(std::u32string text)
{
    for (std::size_t i = 1; i < text.size(); ++i) {
        const bool last = i + 1 == text.size() || !isCased(text[i + 1]);
        if (text[i] == kSigma && last && isCased(text[i - 1]))
            text[i] = kFinalSigma;
    }
    return QString::fromUcs4(text.data(), static_cast<qsizetype>(text.size())).toLower();
}

/// Whether the system knows this IANA name. Qt lists only the zones of countries; others are files all the same.
bool isZone(const QByteArray &id)
{
    if (QTimeZone::isTimeZoneIdAvailable(id))
        return true;
    const QString file = QStringLiteral("/usr/share/zoneinfo/") + QString::fromUtf8(id);
    return !id.isEmpty() && !id.contains("..") && QFileInfo(file).isFile() && QTimeZone(id).isValid();
}

QTimeZone findZone(const std::string &name)
{
    const QByteArray typed = QByteArray::fromStdString(name);
    for (const QByteArray &id : {typed, typed.toUpper()}) {
        if (isZone(id))
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
    const QDateTime moment = timezone.empty() ? QDateTime::fromSecsSinceEpoch(epoch) : QDateTime::fromSecsSinceEpoch(epoch, findZone(timezone));
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
    std::u32string slug = lowered(joined).toStdU32String();
    if (const auto most = static_cast<std::size_t>(std::max(limit, 0)); slug.size() > most) {
        slug.resize(most);
        slug.resize(std::min(slug.rfind(U'_'), slug.size()));
        slug += U'_';
    }
    return QString::fromUcs4(slug.data(), static_cast<qsizetype>(slug.size())).toStdString();
}

}  // namespace limbeck::revision
