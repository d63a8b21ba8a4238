DROP TABLE portal.run_remarks, portal.allocation_lines, portal.allocation_runs, portal.cost_lines;
