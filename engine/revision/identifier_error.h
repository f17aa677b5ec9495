// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <string>

namespace limbeck::revision {

/// Why an identifier, plan or range is refused: E1 … E12 of spec revisions §6.5.
enum class Refusal {
    NotFound = 1,       ///< E1
    SeveralHeads,       ///< E2
    RelativeOff,        ///< E3
    NothingToDrop,      ///< E4
    UnrelatedRange,     ///< E5
    AmbiguousWalk,      ///< E6
    AmbiguousUpgrade,   ///< E7
    WalkedTooFar,       ///< E8
    Overlap,            ///< E9
    StampSeveralHeads,  ///< E10
    NoDowngradeRoot,    ///< E11
    NewOnSeveralHeads,  ///< E12
};

/// `argument` is the part of the identifier that failed (E1, E2, E4: as in the message).
class IdentifierError : public Error {
public:
    IdentifierError(Refusal refusal, std::string argument, std::string message);
    Refusal refusal() const { return m_refusal; }
    const std::string &argument() const { return m_argument; }

private:
    Refusal m_refusal;
    std::string m_argument;
};

/// E1; `finer` says what exactly failed and is kept as a detail.
IdentifierError notFound(const std::string &argument, const std::string &finer);
/// E2
IdentifierError severalHeads(const std::string &argument);
/// E3; `relative` as in the message, `steps` the number without sign.
IdentifierError relativeOff(const std::string &relative, const std::string &steps);
/// E6
IdentifierError ambiguousWalk();
/// EX: where Alembic ends with a traceback.
Error crash(std::string message, std::string hint = {});

}  // namespace limbeck::revision
