// The only place that reads the environment's settings.
import { resolve } from 'node:path'
import { z } from 'zod'
import { failpointNames } from '@/lib/failpoint/failpoints'
import { CannotStart } from './cannot-start'

export const demoSecret = 'demo-only-secret-that-production-refuses-0000'
const secretCharactersMin = 32

const switchSchema = z.enum(['on', 'off', '1', '0', 'true', 'false']).transform((word) => ['on', '1', 'true'].includes(word))
const databaseUrlSchema = z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
const addressSchema = z.url({ protocol: /^https?$/ })
const environmentSchema = z.object({
  ZHUNKAO_MODE: z.enum(['demo', 'production']).default('demo'),
  ZHUNKAO_SECRET: z.string().optional(),
  ZHUNKAO_SANDBOX: switchSchema.optional(),
  ZHUNKAO_TLS: z.enum(['terminated']).optional(),
  DATABASE_URL: databaseUrlSchema.optional(),
  DATABASE_OWNER_URL: databaseUrlSchema.optional(),
  DATA_DIR: z.string().default('./.data'),
  STORAGE_URL: z.string().optional(),
  HOST: z.string().optional(),
  PORT: z.coerce.number('must be a number').int().min(1).max(65535).default(3000),
  PUBLIC_URL: addressSchema.optional(),
  NEXTAUTH_URL: addressSchema.optional(),
  PAY_URL: addressSchema.optional(),
  PAY_MERCHANT: z.string().max(64).optional(),
  PAY_SECRET: z.string().optional(),
  PAY_ORIGIN: addressSchema.optional(),
  SMS_URL: addressSchema.optional(),
  SMS_SECRET: z.string().optional(),
  BANK_URL: addressSchema.optional(),
  BANK_SECRET: z.string().optional(),
  FACE_URL: addressSchema.optional(),
  FACE_SECRET: z.string().optional(),
  FACE_ORIGIN: addressSchema.optional(),
  EDUCATION_URL: addressSchema.optional(),
  EDUCATION_SECRET: z.string().optional(),
  OIDC_ISSUER: addressSchema.optional(),
  OIDC_CLIENT_ID: z.string().max(200).optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  CLAMD_URL: z.url({ protocol: /^tcp$/ }).optional(),
  ZHUNKAO_FAILPOINT: z.enum(failpointNames).optional(),
  ZHUNKAO_FAILPOINT_PASSING: z.coerce.number().int().min(1).default(1),
  ZHUNKAO_FAILPOINT_VICTIM: z.coerce.number().int().min(2).optional(),
})

export type Settings = ReturnType<typeof readSettings>

let remembered: Settings | undefined

/** The settings of this process, read once. Throws `CannotStart` like `readSettings`. */
export function settings(): Settings {
  remembered ??= readSettings(process.env)
  return remembered
}

/**
 * The settings that `env` asks for; an empty value counts as absent. `dataDir` and `filesDir` are absolute, `publicUrl` and the
 * addresses of services have no slash at their end. Throws `CannotStart` with everything that is wrong at once: an unreadable value, and in production the sandbox,
 * a default or short secret, TLS not declared, no DATABASE_URL, no https address, and each of the services that is not named.
 */
export function readSettings(env: Record<string, string | undefined>) {
  const given = environmentSchema.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')))
  if (!given.success) throw refusal(given.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`))
  const value = given.data
  const production = value.ZHUNKAO_MODE === 'production'
  const dataDir = resolve(value.DATA_DIR)
  const settings = {
    mode: value.ZHUNKAO_MODE,
    sandbox: value.ZHUNKAO_SANDBOX ?? !production,
    secret: value.ZHUNKAO_SECRET ?? demoSecret,
    tlsTerminated: value.ZHUNKAO_TLS === 'terminated',
    databaseUrl: value.DATABASE_URL,
    ownerUrl: value.DATABASE_OWNER_URL,
    dataDir,
    filesDir: resolve(dataDir, 'files'),
    storageUrl: value.STORAGE_URL,
    host: value.HOST,
    port: value.PORT,
    publicUrl: withoutSlash(value.PUBLIC_URL ?? value.NEXTAUTH_URL ?? `http://localhost:${value.PORT}`),
    payUrl: value.PAY_URL && withoutSlash(value.PAY_URL),
    payMerchant: value.PAY_MERCHANT,
    paySecret: value.PAY_SECRET,
    payOrigin: value.PAY_ORIGIN ?? value.PAY_URL,
    smsUrl: value.SMS_URL && withoutSlash(value.SMS_URL),
    smsSecret: value.SMS_SECRET,
    bankUrl: value.BANK_URL && withoutSlash(value.BANK_URL),
    bankSecret: value.BANK_SECRET,
    faceUrl: value.FACE_URL && withoutSlash(value.FACE_URL),
    faceSecret: value.FACE_SECRET,
    faceOrigin: value.FACE_ORIGIN ?? value.FACE_URL,
    educationUrl: value.EDUCATION_URL && withoutSlash(value.EDUCATION_URL),
    educationSecret: value.EDUCATION_SECRET,
    oidcIssuer: value.OIDC_ISSUER,
    oidcClientId: value.OIDC_CLIENT_ID,
    oidcClientSecret: value.OIDC_CLIENT_SECRET,
    clamdUrl: value.CLAMD_URL,
    failpoint: failpointOf(value),
  }
  const objections = production ? productionObjections(settings) : []
  if (objections.length > 0) throw refusal(objections)
  return settings
}

function failpointOf({
  ZHUNKAO_FAILPOINT: name,
  ZHUNKAO_FAILPOINT_PASSING: passing,
  ZHUNKAO_FAILPOINT_VICTIM: victim,
}: z.infer<typeof environmentSchema>) {
  return name && { name, passing, victim }
}

type Judged = {
  sandbox: boolean
  secret: string
  tlsTerminated: boolean
  publicUrl: string
  failpoint: object | undefined
} & Partial<Record<NeededInProduction, string | undefined>>

type NeededInProduction =
  | 'databaseUrl'
  | 'payUrl'
  | 'payMerchant'
  | 'paySecret'
  | 'smsUrl'
  | 'smsSecret'
  | 'bankUrl'
  | 'bankSecret'
  | 'faceUrl'
  | 'faceSecret'
  | 'educationUrl'
  | 'educationSecret'
  | 'oidcIssuer'
  | 'oidcClientId'
  | 'oidcClientSecret'

function productionObjections({ sandbox, secret, tlsTerminated, publicUrl, failpoint, ...given }: Judged) {
  return [
    sandbox && 'ZHUNKAO_SANDBOX: the sandbox cannot be on in production',
    failpoint && 'ZHUNKAO_FAILPOINT: kills the product on purpose; for tests only',
    secret === demoSecret && 'ZHUNKAO_SECRET: is the default; set one of your own (openssl rand -base64 48)',
    secret.length < secretCharactersMin && `ZHUNKAO_SECRET: must have at least ${secretCharactersMin} characters`,
    !tlsTerminated && 'ZHUNKAO_TLS: set it to "terminated" once a proxy before the product terminates TLS',
    !given.databaseUrl && 'DATABASE_URL: production needs a PostgreSQL server of its own',
    !publicUrl.startsWith('https://') && 'PUBLIC_URL: must be the https:// address that people use',
    !given.payUrl && 'PAY_URL: where the payment service answers',
    !given.payMerchant && 'PAY_MERCHANT: who we are to the payment service',
    !given.paySecret && 'PAY_SECRET: the secret shared with the payment service; the demo derives one, production must not',
    !given.smsUrl && 'SMS_URL: where the SMS carrier answers',
    !given.smsSecret && 'SMS_SECRET: the secret shared with the SMS carrier; the demo derives one, production must not',
    !given.bankUrl && 'BANK_URL: where the banks verify people',
    !given.bankSecret && 'BANK_SECRET: the secret shared with the banks; the demo derives one, production must not',
    !given.faceUrl && 'FACE_URL: where the face check answers',
    !given.faceSecret && 'FACE_SECRET: the secret shared with the face check; the demo derives one, production must not',
    !given.educationUrl && 'EDUCATION_URL: where 学信网 answers',
    !given.educationSecret && 'EDUCATION_SECRET: the secret shared with 学信网; the demo derives one, production must not',
    !given.oidcIssuer?.startsWith('https://') &&
      'OIDC_ISSUER: the https:// address of the provincial sign-in; the simulated platform is for the demo only',
    !given.oidcClientId && 'OIDC_CLIENT_ID: who we are to the provincial sign-in',
    !given.oidcClientSecret && 'OIDC_CLIENT_SECRET: the secret shared with it; the demo derives one, production must not',
  ].filter((objection) => typeof objection === 'string')
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '')
}

function refusal(objections: string[]) {
  const list = objections.map((objection) => `  - ${objection}`).join('\n')
  return new CannotStart(
    '设置有误，系统没有启动。请逐项改正后重新启动：',
    `The settings are refused; mend each of these and start again:\n${list}`,
  )
}
