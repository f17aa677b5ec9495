// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/python_jobs.h"

#include "environment/project_host.h"
#include "language/engine_messages.h"
#include "language/verbatim.h"
#include "migrate/delegate/python_finder.h"
#include "migrate/delegate/trust.h"

namespace limbeck::ui {

ProjectPythons projectPythons(const QString &projectRoot)
{
    ProjectPythons pythons;
    pythons.isTrusted = migrate::TrustStore().isTrusted(projectRoot.toStdString());
    for (const migrate::PythonCandidate &candidate : migrate::pythonCandidates(projectRoot.toStdString(), environment::processSurroundings().environment))
        pythons.candidates.push_back({verbatim(candidate.program), engineText(candidate.why)});
    return pythons;
}

CheckedPython checkedPython(const QString &projectRoot, const QString &program, bool trusts, const StopToken &stop)
{
    const migrate::ProjectPython found = migrate::findProjectPython(program.toStdString(), projectRoot.toStdString(), environment::processSurroundings().environment, stop);
    if (trusts)
        migrate::TrustStore().setTrusted(projectRoot.toStdString(), true);
    return {verbatim(found.program), engineText(found.why), verbatim(found.alembicVersion)};
}

}  // namespace limbeck::ui
