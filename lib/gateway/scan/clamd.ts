import { connect, type Socket } from 'node:net'
import { log } from '@/lib/log/log'
import type { Scan } from './port'

const millisecondsMax = 30_000
const answerBytesMax = 4096
const chunkBytes = 64 * 1024

/** Asks a clamd at `tcp://host:port` by INSTREAM (clamd(8)). */
export function clamdScan(address: URL): Scan {
  return async (bytes) => {
    try {
      const answer = await ask(address, bytes)
      if (answer === 'stream: OK') return 'clean'
      if (answer.endsWith(' FOUND')) return 'infected'
      throw new Error(`clamd answered ${JSON.stringify(answer.slice(0, 80))}`)
    } catch (error) {
      log.error({ err: error }, 'the virus scanner cannot be asked')
      return 'unavailable'
    }
  }
}

async function ask(address: URL, bytes: Uint8Array): Promise<string> {
  const socket = connect({ host: address.hostname, port: Number(address.port || 3310) })
  socket.setTimeout(millisecondsMax, () => socket.destroy(new Error('clamd did not answer in time')))
  try {
    // Together: a scanner that has seen enough answers before everything is sent, and closes.
    const [answer] = await Promise.all([readAnswer(socket), send(socket, bytes)])
    return answer
  } finally {
    socket.destroy()
  }
}

async function send(socket: Socket, bytes: Uint8Array) {
  socket.write('zINSTREAM\0')
  for (let at = 0; at < bytes.byteLength; at += chunkBytes) {
    const chunk = bytes.subarray(at, at + chunkBytes)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(chunk.byteLength)
    socket.write(length)
    socket.write(chunk)
  }
  socket.write(Buffer.alloc(4))
}

async function readAnswer(socket: Socket): Promise<string> {
  let answer = ''
  for await (const chunk of socket) {
    answer += String(chunk)
    if (answer.includes('\0') || answer.length > answerBytesMax) break
  }
  return (answer.split('\0')[0] ?? '').trim()
}
