// Loaded into the product of a browser run: writes down who asked what and was given whose numbers, by browser or script.
import { createHash } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { IncomingMessage, ServerResponse } from 'node:http'
import { brotliDecompressSync, constants, unzipSync } from 'node:zlib'
import { canariesIn } from './canary-numbers.mjs'

const file = process.env.E2E_ANSWERS
// Pieces of 64 KB at most: an upload is not kept whole.
const sentChunksMax = 4
/** @type {WeakMap<object, Buffer[]>} */
const kept = new WeakMap()
const recorded = new WeakSet()

if (file) {
  const { push } = IncomingMessage.prototype
  IncomingMessage.prototype.push = function (chunk, encoding) {
    if (chunk && (kept.get(this)?.length ?? 0) < sentChunksMax) keep(this, chunk, encoding)
    return push.call(this, chunk, encoding)
  }
  const { write, end, destroy } = ServerResponse.prototype
  ServerResponse.prototype.write = function (chunk, ...rest) {
    keep(this, chunk, rest[0])
    return write.call(this, chunk, ...rest)
  }
  ServerResponse.prototype.end = function (chunk, ...rest) {
    if (chunk && typeof chunk !== 'function') keep(this, chunk, rest[0])
    recordOnce(this)
    return end.call(this, chunk, ...rest)
  }
  ServerResponse.prototype.destroy = function (error) {
    recordOnce(this)
    return destroy.call(this, error)
  }
}

function keep(message, chunk, encoding) {
  const chunks = kept.get(message) ?? []
  chunks.push(Buffer.from(chunk, typeof encoding === 'string' ? encoding : 'utf8'))
  kept.set(message, chunks)
}

function recordOnce(response) {
  if (recorded.has(response)) return
  recorded.add(response)
  try {
    record(response)
  } catch (error) {
    appendFileSync(file ?? '', `${JSON.stringify({ url: response.req.url, broken: String(error) })}\n`)
  }
}

/** One line for an answer that somebody's numbers were in or asked with, and for every report of a browser. */
function record(response) {
  const request = response.req
  const { url = '', method, headers } = request
  const chunks = kept.get(response) ?? []
  kept.delete(response)
  if (url.startsWith('/_next/static/')) return
  const addresses = canariesIn(`${readable(url)} ${readable(headers.referer ?? '')}`)
  const sent = canariesIn(Buffer.concat(kept.get(request) ?? []).toString())
  const head = response._header ?? ''
  const found = canariesIn(`${readable(head)} ${decoded(Buffer.concat(chunks), head)}`)
  const session = sessionOf(headers.cookie ?? '')
  if (session === null) typedBefore(headers.cookie ?? '', head, sent)
  const isReport = url.startsWith('/api/csp-report')
  if (addresses.length + found.length === 0 && !isReport) return
  const byBrowser = headers['sec-fetch-site'] !== undefined
  appendFileSync(file ?? '', `${JSON.stringify({ method, url, session, byBrowser, addresses, sent, found })}\n`)
}

/** @param {string} cookies */
function sessionOf(cookies) {
  const cookie = /(?:^|; )zhunkao=([^;]+)/.exec(cookies)?.[1]
  return cookie ? createHash('sha256').update(cookie).digest('base64url') : null
}

/** @type {Map<string, Set<string>>} */
const typed = new Map()

/**
 * Who is not signed in is shown again what the same browser typed into a form of several steps: that counts as sent.
 * @param {string} cookies @param {string} head @param {string[]} sent
 */
function typedBefore(cookies, head, sent) {
  const device = /(?:^|; )device=([^;]+)/.exec(cookies)?.[1] ?? /^set-cookie: device=([^;]+)/im.exec(head)?.[1]
  if (!device) return
  const all = typed.get(device) ?? new Set()
  for (const one of sent) all.add(one)
  typed.set(device, all)
  sent.push(...all)
}

/** @param {Buffer} bytes @param {string} head */
function decoded(bytes, head) {
  if (bytes.length === 0) return ''
  const encoding = /^content-encoding: (\w+)/im.exec(head)?.[1]
  // What was cut off is read as far as it goes.
  if (encoding === 'gzip' || encoding === 'deflate') return unzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }).toString()
  if (encoding === 'br') return brotliDecompressSync(bytes, { finishFlush: constants.BROTLI_OPERATION_FLUSH }).toString()
  return bytes.toString()
}

/** @param {string} text */
function readable(text) {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
