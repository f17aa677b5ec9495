// SPDX-FileCopyrightText: The Limbeck authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/progress.h"
#include "jobs/worker.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <map>
#include <memory>
#include <stop_token>

namespace limbeck::ui {

/// Works of one kind, one after the other, on a thread of their own with a deep stack; their results come back in the GUI thread by calls. For what one part of the window asks for itself: what several parts hear of is
/// EngineService's. GUI thread. The destructor stops what runs and calls nobody back.
class TaskRunner : public QObject {
    Q_OBJECT
public:
    using ErrorPtr = std::shared_ptr<const Error>;

    explicit TaskRunner(QObject *parent = nullptr) : QObject(parent) {}
    ~TaskRunner() override { stopAll(); }

    /// `work` must not touch what lives in the GUI thread. `done` and `failed` are called unless `context` is gone by then, or the work was stopped.
    template<typename Result>
    int run(QObject *context, std::function<Result(const StopToken &)> work, std::function<void(Result)> done, std::function<void(ErrorPtr)> failed = {})
    {
        const int id = ++m_lastId;
        const StopToken token = m_running[id].get_token();
        const QPointer<QObject> alive(context);
        m_worker.post([this, id, token, alive, work = std::move(work), done = std::move(done), failed = std::move(failed)] {
            try {
                checkStop(token);
                auto result = std::make_shared<Result>(work(token));
                deliver([this, id, alive, done, result] {
                    if (finish(id) && alive)
                        done(std::move(*result));
                });
            } catch (const Error &error) {
                fail(id, alive, failed, std::make_shared<const Error>(error));
            } catch (const std::exception &error) {
                fail(id, alive, failed, std::make_shared<const Error>(ErrorCode::Internal, error.what()));
            }
        });
        return id;
    }

    /// A piece of a work under way, from its thread to the GUI thread; dropped when the work was stopped meanwhile.
    void tell(const StopToken &token, std::function<void()> piece)
    {
        deliver([token, piece = std::move(piece)] {
            if (!token.stop_requested())
                piece();
        });
    }

    void stop(int id)
    {
        if (const auto found = m_running.find(id); found != m_running.end()) {
            found->second.request_stop();
            m_running.erase(found);
        }
    }
    void stopAll()
    {
        for (auto &[id, source] : m_running)
            source.request_stop();
        m_running.clear();
    }
    bool isIdle() const { return m_running.empty(); }

private:
    void deliver(std::function<void()> call) { QMetaObject::invokeMethod(this, std::move(call), Qt::QueuedConnection); }
    bool finish(int id) { return m_running.erase(id) > 0; }
    void fail(int id, const QPointer<QObject> &alive, const std::function<void(ErrorPtr)> &failed, ErrorPtr error)
    {
        deliver([this, id, alive, failed, error = std::move(error)] {
            if (finish(id) && alive && failed)
                failed(error);
        });
    }

    std::map<int, std::stop_source> m_running;
    int m_lastId = 0;
    Worker m_worker;   ///< last: its thread ends before what it uses
};

}  // namespace limbeck::ui
