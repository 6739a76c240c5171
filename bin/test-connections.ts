// Runs with every test file: a test fails of a second connection (docs/decisions/0022) also where the code it tests caught the refusal.
import { afterEach } from 'vitest'
import { refused } from '@/db/one-connection'

afterEach(() => {
  const [first] = refused.splice(0)
  if (first) throw first
})
