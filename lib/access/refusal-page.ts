import { createHash } from 'node:crypto'

type Way = { href: string; label: string }

const style =
  'body{font:1.0625rem/1.7 system-ui,sans-serif;max-width:34rem;margin:12vh auto;padding:0 1.25rem;color-scheme:light dark}h1{font-size:1.5rem}'
const styleHash = createHash('sha256').update(style).digest('base64')

/**
 * What somebody is shown who asked for no page of ours, or for a file that is not to be had: what happened and where to go on, by itself,
 * without a script.
 */
export function refusalPage(words: string, status: number, way: Way = { href: '/', label: '回到首页' }): Response {
  return new Response(
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>没有办成</title><style>${style}</style><h1>没有办成</h1><p>${escaped(words)}</p><p><a href="${way.href}">${way.label}</a></p></html>`,
    {
      status,
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${styleHash}'; frame-ancestors 'none'`,
        'Cache-Control': 'no-store',
      },
    },
  )
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
