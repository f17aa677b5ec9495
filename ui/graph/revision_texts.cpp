// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/revision_texts.h"

namespace limbeck::ui {

QString messageOf(const revision::Script &script)
{
    const QString doc = QString::fromStdString(script.doc);
    return doc.section(QLatin1Char('\n'), 0, 0).trimmed();
}

QString dateOf(const revision::Script &script)
{
    static const std::string kLabel = "Create Date:";
    const auto at = script.longDoc.find(kLabel);
    if (at == std::string::npos)
        return {};
    const auto end = script.longDoc.find('\n', at);
    const QString text = QString::fromStdString(script.longDoc.substr(at + kLabel.size(), end == std::string::npos ? end : end - at - kLabel.size())).trimmed();
    return text.section(QLatin1Char('.'), 0, 0).left(16);
}

}  // namespace limbeck::ui
