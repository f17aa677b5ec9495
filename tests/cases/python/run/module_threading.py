import threading

done = []
thread = threading.Thread(target=lambda *args, **kwargs: done.append((args, kwargs)), args=(1,), kwargs={"a": 2}, daemon=True)
thread.start()
thread.join()
print(done, thread.daemon, thread.is_alive(), threading.current_thread() is threading.main_thread(), threading.current_thread().name)


class Worker(threading.Thread):
    def run(self):
        done.append("run")


worker = Worker()
worker.start()
worker.join(1)
event = threading.Event()
event.set()
print(done[-1], event.is_set(), event.wait(0))
