// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "revision/identifier_error.h"

#include <fmt/format.h>

namespace limbeck::revision {

IdentifierError::IdentifierError(Refusal refusal, std::string argument, std::string message)
    : Error(ErrorCode::Revision, std::move(message)), m_refusal(refusal), m_argument(std::move(argument))
{
}

IdentifierError notFound(const std::string &argument, const std::string &finer)
{
    IdentifierError error(Refusal::NotFound, argument, fmt::format("Can't locate revision identified by '{}'", argument));
    error.withDetail(finer);
    return error;
}

IdentifierError severalHeads(const std::string &argument)
{
    return IdentifierError(Refusal::SeveralHeads, argument,
                           fmt::format("Multiple head revisions are present for given argument '{0}'; name one revision, "
                                       "narrow it down with '<branchname>@{0}', or say 'heads' for all of them",
                                       argument));
}

IdentifierError relativeOff(const std::string &relative, const std::string &steps)
{
    return IdentifierError(Refusal::RelativeOff, relative, fmt::format("Relative revision {} didn't produce {} migrations", relative, steps));
}

IdentifierError ambiguousWalk()
{
    return IdentifierError(Refusal::AmbiguousWalk, {}, "Ambiguous walk");
}

Error crash(std::string message, std::string hint)
{
    return Error(ErrorCode::RevisionCrash, std::move(message), {}, std::move(hint));
}

}  // namespace limbeck::revision
