import type { APIRequestContext, APIResponse } from '@playwright/test'

type Part = string | { name: string; mimeType: string; buffer: Buffer }
export type Call = {
  path: string
  id: string
  args: readonly unknown[]
  form?: Record<string, Part>
  headers?: Record<string, string>
}

/** Calls a server action the way the browser does, but with whatever arguments: `'$K1'` among them stands for `form`. */
export async function callAction(request: APIRequestContext, call: Call): Promise<APIResponse> {
  const { path, id, args, form, headers } = call
  const common = { headers: { 'Next-Action': id, ...headers }, maxRedirects: 0 }
  if (!form)
    return request.post(path, {
      ...common,
      headers: { 'Content-Type': 'text/plain;charset=UTF-8', ...common.headers },
      data: JSON.stringify(args),
    })
  const parts = new FormData()
  for (const [name, value] of Object.entries(form)) {
    if (typeof value === 'string') parts.append(`_1_${name}`, value)
    else parts.append(`_1_${name}`, new File([new Uint8Array(value.buffer)], value.name, { type: value.mimeType }))
  }
  // Last, as the browser sends it: what it points to must have come before.
  parts.append('0', JSON.stringify(args))
  return request.post(path, { ...common, multipart: parts })
}
