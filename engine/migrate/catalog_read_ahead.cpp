// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrate/catalog_read_ahead.h"

#include "environment/environment_reading.h"
#include "migrate/catalog_ask.h"

#include <utility>

namespace limbeck::migrate {

CatalogReadAhead::CatalogReadAhead(const RunRequest &request)
    : m_project(*request.project), m_surroundings(request.surroundings), m_stopWithRun(request.stop, [this] { m_stop.request_stop(); }), m_url(request.chosenUrl),
      m_thread(std::make_unique<DeepStackThread>([this] { read(); }))
{
}

CatalogReadAhead::~CatalogReadAhead() { m_stop.request_stop(); }

bool CatalogReadAhead::finish()
{
    if (!m_thread)
        return false;
    m_thread->wait();
    m_thread.reset();
    return m_wasConnected;
}

std::optional<schema::Schema> CatalogReadAhead::take(const database::Url &url)
{
    finish();
    return m_url == url ? std::exchange(m_schema, std::nullopt) : std::nullopt;
}

void CatalogReadAhead::read()
{
    try {
        if (!m_url) {
            const auto run = environment::foreseenRun(m_project, m_surroundings, m_stop.get_token());
            m_url = run ? run->url : std::nullopt;
        }
        if (!m_url || m_url->backend != database::Backend::Postgresql)
            return;
        database::OpenOptions options;
        options.workingDirectory = m_project.root;
        options.readOnly = true;
        const auto connection = database::Connection::open(*m_url, options);
        m_wasConnected = true;
        connection->setStopToken(m_stop.get_token());
        connection->begin();
        m_schema = dialect::dialectByName(std::string(database::dialectName(m_url->backend))).reflect(askOver(*connection), {});
    } catch (const Error &) {
        m_schema.reset();
    }
}

}  // namespace limbeck::migrate
