export const roles = ['viewer', 'editor', 'owner'] as const
export type Role = (typeof roles)[number]
