// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/proof_words.h"

#include "diff/item_comparison.h"
#include "language/engine_messages.h"
#include "language/verbatim.h"

#include <QCoreApplication>

namespace limbeck::ui {

namespace {

struct ProofWords {
    Q_DECLARE_TR_FUNCTIONS(limbeck::ui::ProofWords)
};

}  // namespace

bool isProved(const DiffScript &script) { return !script.ids.isEmpty() && script.proofError.isEmpty() && script.proof.holds && script.proof.error.empty(); }

QString proofWords(const DiffScript &script)
{
    if (script.ids.isEmpty())
        return ProofWords::tr("env.py's hooks left nothing to write: no script was made.");
    const QString id = script.ids.back();
    if (!script.proofError.isEmpty())
        return ProofWords::tr("%1 was written, but it could not be proved: %2").arg(id, script.proofError);
    QStringList lines;
    if (!script.proof.error.empty()) {
        const QString place = script.proof.position.file.empty() ? QString() : QStringLiteral(" (%1)").arg(verbatim(script.proof.position.toString()));
        lines << ProofWords::tr("%1 was written, but its upgrade does not run to its end on a scratch copy of the schema: %2").arg(id, engineText(script.proof.error) + place);
    } else if (isProved(script)) {
        lines << ProofWords::tr("Proved: %1, applied to a scratch copy of the schema, leaves no difference to the models.").arg(id);
    } else {
        lines << ProofWords::tr("%1, applied to a scratch copy of the schema, leaves %n difference(s):", nullptr, int(script.proof.remaining.size())).arg(id);
        for (const autogenerate::PendingItem &item : script.proof.remaining)
            lines << QStringLiteral("• ") + itemSentence(item);
    }
    for (const std::string &text : script.proof.uncertain)
        lines << ProofWords::tr("Uncertain: %1").arg(engineText(text));
    return lines.join(QLatin1Char('\n'));
}

}  // namespace limbeck::ui
