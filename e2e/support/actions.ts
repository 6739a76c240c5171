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
  const parts = Object.entries(form).map(([name, value]) => [`1_${name}`, value])
  return request.post(path, { ...common, multipart: { ...Object.fromEntries(parts), 0: JSON.stringify(args) } })
}
