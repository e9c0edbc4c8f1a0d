/** Where the admin API is, below the address of the gateway. */
export const ADMIN_PREFIX = '/admin/v1';
