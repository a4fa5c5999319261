-- the sum keeps this index from standing in for the primary key, and the other way round
drop index effect_by_lane;
create index effect_by_lane on effect (lane, (id + 0));
