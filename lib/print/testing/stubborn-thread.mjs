// A thread program that fails on demand, for the tests of the pool: its answer is the process-wide count of threads it knows.
import { parentPort, threadId } from 'node:worker_threads'

parentPort.on('message', ({ id, props }) => {
  if (props.serial === 'crash') throw new Error('crashed on demand')
  if (props.serial === 'leave') process.exit(3)
  if (props.serial === 'hang') return
  if (props.serial === 'object') return parentPort.postMessage({ id, ok: false, error: 'refused on demand' })
  parentPort.postMessage({ id, ok: true, bytes: new Uint8Array([threadId]) })
})
