/**
 * Can the framework read this POST to a page, and is it of the shape that our own pages send? Everything else is refused before its
 * decoder sees it, which would answer 500 and understands far more than our actions use: references between the parts of a
 * call, promises, streams, functions. Allowed are plain values, dates and one level of forms.
 */
export async function isReadableCall(request: Request): Promise<boolean> {
  const isCall = request.headers.has('next-action')
  // As Next tells it, capital letters included.
  const isMultipart = request.headers.get('content-type')?.startsWith('multipart/form-data') ?? false
  if (!isCall && !isMultipart) return true
  try {
    if (!isMultipart) return isArguments(await request.clone().text())
    const form = await request.clone().formData()
    if ([...form].some(isMisnamed)) return false
    return isCall ? isArguments(onlyText(form, '0')) : [...form.keys()].every((name) => isReadableField(form, name))
  } catch {
    return false
  }
}

/** A form posted without scripts names its action in fields of the framework's; the person's own fields are read by nobody but the action. */
function isReadableField(form: FormData, name: string): boolean {
  const [, reference] = /^\$ACTION_REF_(.*)$/.exec(name) ?? []
  if (reference !== undefined) return isBound(JSON.parse(onlyText(form, `$ACTION_${reference}:0`)))
  if (!/^\$ACTION_\d+:/.test(name)) return true
  return isPlain(JSON.parse(onlyText(form, name)), (text) => form.has(name.replace(/:.*$/, `:${text.slice('$@'.length)}`)))
}

/** Next's own reader stumbles over control characters in the names of parts and files. */
function isMisnamed([name, value]: [string, FormDataEntryValue]): boolean {
  return /\p{Cc}/u.test(typeof value === 'string' ? name : name + value.name)
}

function isBound(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
}

function onlyText(form: FormData, name: string): string {
  const [text, ...more] = form.getAll(name)
  if (typeof text !== 'string' || more.length > 0) throw new TypeError(`not one text: ${name}`)
  return text
}

function isArguments(text: string): boolean {
  const args: unknown = JSON.parse(text)
  return Array.isArray(args) && isPlain(args)
}

const marks = /^\$(\$.*|undefined|NaN|Infinity|-Infinity|-0|K[0-9a-f]{1,4})$/s

function isPlain(value: unknown, isPart: (text: string) => boolean = () => false): boolean {
  if (typeof value === 'string') {
    if (!value.startsWith('$') || marks.test(value)) return true
    if (value.startsWith('$D')) return !Number.isNaN(Date.parse(value.slice('$D'.length)))
    return /^\$@\d{1,4}$/.test(value) && isPart(value)
  }
  if (typeof value !== 'object' || value === null) return true
  return !Object.hasOwn(value, '__proto__') && Object.values(value).every((one) => isPlain(one, isPart))
}
