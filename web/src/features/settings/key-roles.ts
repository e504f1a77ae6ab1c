export const keyRoles = ['ingest', 'read', 'admin'] as const
export type KeyRole = (typeof keyRoles)[number]
