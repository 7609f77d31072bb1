#ifndef QUOTABOOK_CSYSTEM_H
#define QUOTABOOK_CSYSTEM_H

/// Exchanges two paths in one step with renameat2(2) and RENAME_EXCHANGE, which Glibc hides from Swift.
/// Returns 0, or the errno of the failure.
int quotabook_exchange(const char *first, const char *second);

/// Gives free memory back to the system with malloc_trim(3), which Glibc hides from Swift.
void quotabook_trim_memory(void);

#endif
