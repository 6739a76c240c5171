import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { citizens } from '@/db/seed/citizens'

const style = `body{font:1.0625rem/1.7 system-ui,sans-serif;max-width:34rem;margin:4vh auto;padding:0 1.25rem;color-scheme:light dark}
h1{font-size:1.5rem;margin:.5rem 0}.stamp{display:inline-block;border:1px dashed;border-radius:.5rem;padding:.1rem .7rem}
ul{list-style:none;padding:0}li{margin:.6rem 0}
button{font:inherit;text-align:left;width:100%;min-height:3rem;padding:.5rem 1rem;border:1px solid #777;border-radius:.6rem;cursor:pointer}
small{display:block;opacity:.85}`
const styleHash = createHash('sha256').update(style).digest('base64')

/** Where one chooses which invented person to be; says plainly that this is no real platform and asks for no password. */
export function choosePage(response: ServerResponse, type: 'person' | 'legal') {
  const users = citizens.filter((one) => one.type === type)
  const choices = users.map(({ sub, name, note, unit }) => {
    return `<li><button name="sub" value="${escaped(sub)}">${escaped(unit ? `${unit.name} ${name}` : name)}<small>${escaped(note)}</small></button></li>`
  })
  const title = type === 'person' ? '个人登录' : '法人登录'
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    // No form-action: Chromium would apply it to the way back as well.
    'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; frame-ancestors 'none'`,
  })
  response.end(`<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} · 模拟的省政务服务网</title><style>${style}</style>
<main><p class="stamp">模拟页面，不是真的省政务服务网</p><h1>省政务服务网 ${title}</h1>
<p>真的平台在这里核验您的账号和密码。演示中请直接选一位虚构的用户，登录后回到准考。</p>
<form method="post"><ul>${choices.join('')}</ul><p><button name="sub" value="">取消，回到准考</button></p></form></main></html>`)
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
