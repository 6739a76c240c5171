import type { Settings } from '@/lib/config/settings'

/** What web and worker read of the settings. They get the application's login only: Next would read the owner's from .env again if it were merely absent. */
export function environmentOf(settings: Settings, appUrl: string) {
  return {
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: '',
    NEXT_TELEMETRY_DISABLED: '1',
    DATA_DIR: settings.dataDir,
    PORT: String(settings.port),
    PUBLIC_URL: settings.publicUrl,
    NEXTAUTH_URL: settings.publicUrl,
    NEXTAUTH_SECRET: settings.secret,
    ZHUNKAO_SECRET: settings.secret,
    ZHUNKAO_MODE: settings.mode,
    ZHUNKAO_SANDBOX: settings.sandbox ? 'on' : 'off',
  }
}
