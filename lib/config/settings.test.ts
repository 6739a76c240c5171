import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { production } from './fixtures/production'
import { demoSecret, readSettings } from './settings'

describe('Q-60 the demo', () => {
  test('needs nothing', () => {
    expect(readSettings({})).toMatchObject({
      mode: 'demo',
      sandbox: true,
      port: 3000,
      dataDir: resolve('.data'),
      secret: demoSecret,
      publicUrl: 'http://localhost:3000',
    })
  })

  test('takes another port and data folder; an empty value counts as absent', () => {
    const settings = readSettings({ PORT: '4123', DATA_DIR: '/srv/zhunkao', DATABASE_URL: '', PUBLIC_URL: '' })
    expect(settings).toMatchObject({
      port: 4123,
      dataDir: '/srv/zhunkao',
      filesDir: '/srv/zhunkao/files',
      publicUrl: 'http://localhost:4123',
    })
    expect(settings.databaseUrl).toBeUndefined()
  })

  test('Q-23 no failpoint is armed unless one is named', () => {
    expect(readSettings({ ZHUNKAO_FAILPOINT_VICTIM: '4711' }).failpoint).toBeUndefined()
    expect(readSettings({ ZHUNKAO_FAILPOINT: '' }).failpoint).toBeUndefined()
    expect(readSettings({ ZHUNKAO_FAILPOINT: 'sms-taken' }).failpoint).toEqual({ name: 'sms-taken', passing: 1 })
  })

  test('a database address changes neither mode nor sandbox (Q-34)', () => {
    expect(readSettings({ DATABASE_URL: 'postgres://db/zhunkao' })).toMatchObject({ mode: 'demo', sandbox: true })
  })

  test.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['ZHUNKAO_MODE', 'prod'],
    ['ZHUNKAO_SANDBOX', 'maybe'],
    ['DATABASE_URL', 'mysql://db'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['PAY_URL', 'pay.example.gov.cn'],
    ['PAY_ORIGIN', 'ftp://pay.example.gov.cn'],
    ['SMS_URL', 'nowhere'],
    ['BANK_URL', 'bank.example.gov.cn'],
    ['FACE_URL', 'ftp://face.example.gov.cn'],
    ['OIDC_ISSUER', 'tyrz'],
    ['ZHUNKAO_FAILPOINT', 'move-before-lunch'],
    ['ZHUNKAO_FAILPOINT_VICTIM', '0'],
    ['ZHUNKAO_FAILPOINT_VICTIM', '-1'],
    ['ZHUNKAO_FAILPOINT_PASSING', '0'],
  ])('a wrong %s=%s is named', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(name)
  })
})

describe('Q-34 production', () => {
  test('starts when everything is declared, with the sandbox off', () => {
    expect(readSettings(production)).toMatchObject({
      mode: 'production',
      sandbox: false,
      publicUrl: 'https://exam.example.gov.cn',
      payUrl: 'https://pay.example.gov.cn/api',
      payMerchant: '440300',
      payOrigin: 'https://pay.example.gov.cn/api/',
      smsUrl: 'https://sms.example.gov.cn',
      bankUrl: 'https://bank.example.gov.cn',
      faceUrl: 'https://face.example.gov.cn/api',
      educationUrl: 'https://education.example.gov.cn/api',
    })
  })

  test.each([
    ['the sandbox on', { ZHUNKAO_SANDBOX: 'on' }, 'ZHUNKAO_SANDBOX'],
    ['no secret', { ZHUNKAO_SECRET: '' }, 'ZHUNKAO_SECRET'],
    ['the default secret', { ZHUNKAO_SECRET: demoSecret }, 'ZHUNKAO_SECRET'],
    ['a short secret', { ZHUNKAO_SECRET: 'short' }, 'ZHUNKAO_SECRET'],
    ['TLS not declared', { ZHUNKAO_TLS: '' }, 'ZHUNKAO_TLS'],
    ['no database', { DATABASE_URL: '' }, 'DATABASE_URL'],
    ['no payment service', { PAY_URL: '' }, 'PAY_URL'],
    ['no merchant', { PAY_MERCHANT: '' }, 'PAY_MERCHANT'],
    ['a derived payment secret', { PAY_SECRET: '' }, 'PAY_SECRET'],
    ['no carrier', { SMS_URL: '' }, 'SMS_URL'],
    ['a derived carrier secret', { SMS_SECRET: '' }, 'SMS_SECRET'],
    ['no banks', { BANK_URL: '' }, 'BANK_URL'],
    ['a derived secret of the banks', { BANK_SECRET: '' }, 'BANK_SECRET'],
    ['no face check', { FACE_URL: '' }, 'FACE_URL'],
    ['a derived secret of the face check', { FACE_SECRET: '' }, 'FACE_SECRET'],
    ['no 学信网', { EDUCATION_URL: '' }, 'EDUCATION_URL'],
    ['a derived secret of 学信网', { EDUCATION_SECRET: '' }, 'EDUCATION_SECRET'],
    ['no provincial sign-in', { OIDC_ISSUER: '' }, 'OIDC_ISSUER'],
    ['the simulated provincial platform', { OIDC_ISSUER: 'http://127.0.0.1:4410' }, 'OIDC_ISSUER'],
    ['nobody to the provincial sign-in', { OIDC_CLIENT_ID: '' }, 'OIDC_CLIENT_ID'],
    ['a derived client secret', { OIDC_CLIENT_SECRET: '' }, 'OIDC_CLIENT_SECRET'],
    ['a failpoint', { ZHUNKAO_FAILPOINT: 'move-before-commit' }, 'ZHUNKAO_FAILPOINT'],
    ['an http address', { PUBLIC_URL: 'http://exam.example.gov.cn' }, 'PUBLIC_URL'],
  ])('refuses %s', (_, change, name) => {
    expect(() => readSettings({ ...production, ...change })).toThrow(name)
  })

  test('lists everything that is wrong at once', () => {
    expect(() => readSettings({ ZHUNKAO_MODE: 'production', ZHUNKAO_SANDBOX: 'on' })).toThrow(
      /SANDBOX[\s\S]*SECRET[\s\S]*TLS[\s\S]*DATABASE_URL[\s\S]*PUBLIC_URL[\s\S]*PAY_URL[\s\S]*PAY_SECRET[\s\S]*SMS_URL[\s\S]*SMS_SECRET[\s\S]*BANK_URL[\s\S]*BANK_SECRET[\s\S]*FACE_URL[\s\S]*FACE_SECRET/,
    )
  })
})
