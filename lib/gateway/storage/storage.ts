import { settings } from '@/lib/config/settings'
import { localStorage } from '@/lib/gateway/storage/local'
import type { Storage } from '@/lib/gateway/storage/port'

/** The storage that the settings name: a folder under DATA_DIR. Throws where STORAGE_URL asks for what is not built yet. */
export function storage({ storageUrl, filesDir } = settings()): Storage {
  if (storageUrl) {
    throw new Error('STORAGE_URL is set, but only the local folder is supported so far: unset it to keep files under DATA_DIR')
  }
  return localStorage(filesDir)
}
