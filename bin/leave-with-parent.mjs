// Preloaded into the web server and the worker: when bin/run.ts is killed without a chance to stop them, its end of stdin closes and they stop.
// Their own helper processes inherit the preload and have another stdin: not for them.
if (process.ppid === Number(process.env.ZHUNKAO_PARENT)) {
  process.stdin.resume()
  process.stdin.once('end', leave)
  process.stdin.once('error', leave)
}

function leave() {
  process.kill(process.pid, 'SIGTERM')
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), 15_000).unref()
}
